import { expect, test } from 'vitest';
import { loadStopWords } from './stop-words.ts';
import { termsOf } from './terms.ts';
import { hasLink, wordsOf } from './words.ts';

test('words keep their accents, apostrophes, hashtags and handles, and lose links', () => {
  expect(wordsOf("L'été arrive ! #Soldes @shop https://shop.example/a?b=1 <url>")).toEqual([
    "l'été",
    'arrive',
    '#soldes',
    '@shop',
  ]);
});

test('scripts without spaces are cut into words', () => {
  expect(wordsOf('เสื้อผ้าใหม่')).toContain('ใหม่');
  expect(wordsOf('新しい服が入荷しました').length).toBeGreaterThan(2);
});

test('letters in fancy styles are the letters they stand for', () => {
  expect(wordsOf('𝗡𝗘𝗪 ﬁne')).toEqual(['new', 'fine']);
});

test('terms are words and pairs of them, each once, without very short ones', () => {
  expect(termsOf('big sale, big sale at us')).toEqual(['big', 'sale', 'big sale', 'sale big']);
});

test('a link is seen whether it is written out or left out by an export', () => {
  expect([hasLink('see www.shop.example'), hasLink('see <url>'), hasLink('see you')]).toEqual([true, true, false]);
});

test('common words are those of the languages the posts are written in', async () => {
  const stopWordsOf = await loadStopWords();
  const french = stopWordsOf(Array.from({ length: 20 }, () => wordsOf('les soldes de la boutique sont dans la rue')));
  expect([french.has('dans'), french.has('the')]).toEqual([true, false]);
  expect(stopWordsOf([wordsOf('hats')]).has('the')).toBe(true);
});

import { describe, expect, it } from 'vitest';
import type { Group } from '../kit/i18n/groups.ts';
import type { Message, Messages } from '../kit/i18n/messages.ts';
import { english } from '../testing/english.ts';
import { files } from './files.ts';

/** Said alike in English and in the language, and rightly so. */
const ALIKE: Readonly<Record<keyof typeof files, readonly string[]>> = {
  ar: [],
  de: [
    'Live',
    'Offline',
    'Code: {code}',
    'Website',
    'Conversions',
    'Hashtags',
    'Text',
    'Video',
    'Link',
    'Filter',
    'Revision',
  ],
  fr: ['Total', 'Active', 'Impressions', 'Conversions', 'Score', 'Hashtags', 'Conversions.', 'Source'],
  pt: ['Total', 'Hashtags', 'Link'],
  sw: ['Video'],
};
/** Names and terms that are no language's own. */
const NAMES = ['CSV', 'PNG', 'CTR', 'ROAS', 'Facebook', 'Instagram', 'WhatsApp'];

const HOLE = /\{(\w+)\}/g;
const holesIn = (sentence: string): readonly string[] =>
  [...sentence.matchAll(HOLE)].map(([, name = '']) => name).sort();
const formsOf = (message: Message): Readonly<Record<string, string>> =>
  typeof message === 'string' ? { other: message } : message;
const codesOf = (words: Messages): readonly (keyof Messages)[] => Object.keys(words) as (keyof Messages)[];

/** Whether a plural form is of one number alone, which it may say in a word: "your last post". */
function isOfOneNumber(tag: string, form: string): boolean {
  const rules = new Intl.PluralRules(tag);
  return Array.from({ length: 1_000 }, (_, count) => rules.select(count)).filter((one) => one === form).length === 1;
}

const shipped = await Promise.all(
  Object.entries(files).flatMap(([tag, groups]) =>
    (Object.keys(groups) as Group[]).map(async (group) => ({
      tag: tag as keyof typeof files,
      group,
      native: english[group] as Messages,
      words: (await groups[group]()).words as Messages,
    })),
  ),
);

describe.each(shipped)('the words of “$group” in “$tag”', ({ tag, native, words }) => {
  it('are all that English has, and no others (law)', () => {
    expect([...codesOf(words)].sort()).toEqual([...codesOf(native)].sort());
  });

  it('have the holes of the English, each of their forms (law)', () => {
    const wrong = codesOf(native).flatMap((code) => {
      const models = Object.values(formsOf(native[code] ?? '')).map((form) => holesIn(form).join());
      return Object.entries(formsOf(words[code] ?? '')).flatMap(([form, sentence]) => {
        const holes = holesIn(sentence);
        const counted = isOfOneNumber(tag, form) ? [...holes, 'count'].sort() : holes;
        return models.some((model) => [holes.join(), counted.join()].includes(model))
          ? []
          : [`${code} ${form}: ${sentence}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it('have the plural forms of the language, no more and no fewer (law)', () => {
    const categories = [...new Intl.PluralRules(tag).resolvedOptions().pluralCategories].sort();
    const wrong = codesOf(native).filter((code) => {
      const message = words[code] ?? '';
      // Where English has one sentence for all counts, a language may need several; not the other way about.
      if (typeof message === 'string') return typeof native[code] !== 'string';
      return Object.keys(message).sort().join() !== categories.join();
    });
    expect(wrong).toEqual([]);
  });

  it('are said in it, but for names', () => {
    const left = codesOf(native).flatMap((code) => {
      const models = Object.values(formsOf(native[code] ?? ''));
      return Object.values(formsOf(words[code] ?? ''))
        .filter((sentence) => /\p{L}/u.test(sentence.replace(HOLE, '')) && models.includes(sentence))
        .filter((sentence) => ![...NAMES, ...ALIKE[tag]].includes(sentence))
        .map((sentence) => `${code}: ${sentence}`);
    });
    expect(left).toEqual([]);
  });

  it('are neatly set: none is empty, none has stray spaces or three dots for an ellipsis', () => {
    const sentences = Object.values(words).flatMap((message) => Object.values(formsOf(message)));
    expect(
      sentences.filter((sentence) => sentence === '' || sentence !== sentence.trim() || /\s\s|\.\.\./.test(sentence)),
    ).toEqual([]);
  });
});

it('every group of English is shipped in every language (law)', () => {
  for (const groups of Object.values(files)) expect(Object.keys(groups)).toEqual(Object.keys(english));
});

import { isTelling, wordsOf } from './words.ts';

/** The words of a caption that tell it from others, in order. */
export function tellingWordsOf(caption: string): string[] {
  return wordsOf(caption).filter(isTelling);
}

/** Words and the pairs that follow each other, each once. */
export function termsOfWords(words: readonly string[]): string[] {
  const terms = new Set(words);
  for (let index = 1; index < words.length; index++) terms.add(`${words[index - 1]} ${words[index]}`);
  return [...terms];
}

/** The same of a caption. */
export function termsOf(caption: string): string[] {
  return termsOfWords(tellingWordsOf(caption));
}

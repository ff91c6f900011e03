import { isTelling, wordsOf } from './words.ts';

/** The words of a caption and the pairs that follow each other, each once. */
export function termsOf(caption: string): string[] {
  const words = wordsOf(caption).filter(isTelling);
  const terms = new Set(words);
  for (let index = 1; index < words.length; index++) terms.add(`${words[index - 1]} ${words[index]}`);
  return [...terms];
}

// Scripts that are written without spaces between words.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const ADDRESS = /https?:\/\/\S+|www\.\S+|<url>/giu;
const SPACED_WORD = /[#@]?[\p{L}\p{M}\p{N}_'’]+/gu;

let segmenter: Intl.Segmenter | undefined;

/** Links as they stand in captions; some exports write `<url>` in their place. */
export function hasLink(text: string): boolean {
  return /https?:\/\/|www\.|<url>/iu.test(text);
}

/**
 * The words of a text in small letters, in order, hashtags and handles with their sign, links left out. Scripts without spaces are cut by
 * `Intl.Segmenter`, which is too slow to ask for all.
 */
export function wordsOf(text: string): string[] {
  const plain = text.replace(ADDRESS, ' ').normalize('NFKC').toLowerCase();
  if (!UNSPACED.test(plain)) return plain.match(SPACED_WORD) ?? [];
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(plain)) if (isWordLike === true) words.push(segment);
  return words;
}

/** Whether a word is worth telling from others: not one or two letters of an alphabet. */
export function isTelling(word: string): boolean {
  return word.length > 2 || UNSPACED.test(word);
}

import * as lists from 'stopword';

/** ISO 639-3 codes of the languages whose common words are known. */
const LANGUAGES = [
  'afr', 'ara', 'ben', 'dan', 'deu', 'ell', 'eng', 'fas', 'fin', 'fra', 'hau', 'heb', 'hin', 'hun', 'ind', 'ita', 'jpn', 'kor', 'msa',
  'nld', 'pol', 'por', 'ron', 'rus', 'som', 'spa', 'swa', 'swe', 'tha', 'tur', 'ukr', 'urd', 'vie', 'yor', 'zho', 'zul',
] as const; // prettier-ignore

/** Languages share words: of those that explain posts less than this share of the best one, none is meant. */
const LEAST_SHARE = 0.7;
/** Fewer words tell nothing of their language. */
const FEWEST_WORDS = 30;

let known: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/**
 * The common words ("the", "et", "na") of the languages that posts are written in, which are told by these very words. English where too few
 * words say.
 */
export function stopWordsOf(posts: readonly (readonly string[])[]): ReadonlySet<string> {
  known ??= new Map(LANGUAGES.map((code) => [code, new Set(lists[code])]));
  const words = posts.flat();
  if (words.length < FEWEST_WORDS) return known.get('eng') as ReadonlySet<string>;
  const counted = [...known.values()].map((list) => ({ list, count: words.filter((word) => list.has(word)).length }));
  const best = Math.max(...counted.map(({ count }) => count));
  const spoken = counted.filter(({ count }) => count > 0 && count >= LEAST_SHARE * best).map(({ list }) => list);
  return new Set(spoken.flatMap((list) => [...list]));
}

import {
  afr,
  ara,
  ben,
  dan,
  deu,
  ell,
  eng,
  fas,
  fin,
  fra,
  hau,
  heb,
  hin,
  hun,
  ind,
  ita,
  jpn,
  kor,
  msa,
  nld,
  pol,
  por,
  ron,
  rus,
  som,
  spa,
  swa,
  swe,
  tha,
  tur,
  ukr,
  urd,
  vie,
  yor,
  zho,
  zul,
} from 'stopword';

/** The common words of the languages that are known: those most spoken where small businesses are. */
const LISTS: readonly (readonly string[])[] = [
  afr,
  ara,
  ben,
  dan,
  deu,
  ell,
  eng,
  fas,
  fin,
  fra,
  hau,
  heb,
  hin,
  hun,
  ind,
  ita,
  jpn,
  kor,
  msa,
  nld,
  pol,
  por,
  ron,
  rus,
  som,
  spa,
  swa,
  swe,
  tha,
  tur,
  ukr,
  urd,
  vie,
  yor,
  zho,
  zul,
];

/** Languages share words: of those that explain posts less than this share of the best one, none is meant. */
const LEAST_SHARE = 0.7;
/** Fewer words tell nothing of their language. */
const FEWEST_WORDS = 30;

let known: readonly ReadonlySet<string>[] | undefined;

/**
 * The common words ("the", "et", "na") of the languages that posts are written in, which are told by these very words. English where too few
 * words say.
 */
export function stopWordsOf(posts: readonly (readonly string[])[]): ReadonlySet<string> {
  known ??= LISTS.map((list) => new Set(list));
  const words = posts.flat();
  if (words.length < FEWEST_WORDS) return new Set(eng);
  const counted = known.map((list) => ({ list, count: words.filter((word) => list.has(word)).length }));
  const best = Math.max(...counted.map(({ count }) => count));
  const spoken = counted.filter(({ count }) => count > 0 && count >= LEAST_SHARE * best).map(({ list }) => list);
  return new Set(spoken.flatMap((list) => [...list]));
}

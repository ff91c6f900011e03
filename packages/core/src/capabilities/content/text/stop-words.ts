/** The languages whose common words are known: those most spoken where small businesses are. ISO 639-3. */
const LANGUAGES = [
  'afr',
  'ara',
  'ben',
  'dan',
  'deu',
  'ell',
  'eng',
  'fas',
  'fin',
  'fra',
  'hau',
  'heb',
  'hin',
  'hun',
  'ind',
  'ita',
  'jpn',
  'kor',
  'msa',
  'nld',
  'pol',
  'por',
  'ron',
  'rus',
  'som',
  'spa',
  'swa',
  'swe',
  'tha',
  'tur',
  'ukr',
  'urd',
  'vie',
  'yor',
  'zho',
  'zul',
] as const;

/** Languages share words: of those that explain posts less than this share of the best one, none is meant. */
const LEAST_SHARE = 0.7;
/** Fewer words tell nothing of their language. */
const FEWEST_WORDS = 30;

/**
 * The common words ("the", "et", "na") of the languages that posts are written in, which are told by these very words. English where too few
 * words say.
 * @param posts the words of each
 */
export type StopWordsOf = (posts: readonly (readonly string[])[]) => ReadonlySet<string>;

let loading: Promise<StopWordsOf> | undefined;

/** Loaded once, when topics are first looked for: the lists weigh more than all else that an engine starts with. */
export function loadStopWords(): Promise<StopWordsOf> {
  loading ??= import('stopword').then((lists) =>
    finderOf(
      LANGUAGES.map((language) => new Set(lists[language])),
      lists.eng,
    ),
  );
  return loading;
}

function finderOf(known: readonly ReadonlySet<string>[], english: readonly string[]): StopWordsOf {
  return (posts) => {
    const words = posts.flat();
    if (words.length < FEWEST_WORDS) return new Set(english);
    const counted = known.map((list) => ({ list, count: words.filter((word) => list.has(word)).length }));
    const best = Math.max(...counted.map(({ count }) => count));
    const spoken = counted.filter(({ count }) => count > 0 && count >= LEAST_SHARE * best).map(({ list }) => list);
    return new Set(spoken.flatMap((list) => [...list]));
  };
}

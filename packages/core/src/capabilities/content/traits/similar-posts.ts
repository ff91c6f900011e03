import { rounded } from '../rounded.ts';
import { termsOfWords } from '../text/terms.ts';

// A word in a third of the posts or more says nothing.
const LEAST_RARITY = 1;
// Of a word's posts only the newest are looked at, so that a long history does not slow each draft down.
const MOST_POSTS_OF_TERM = 200;
const NEAREST = 10;
const DECIMALS = 4;
const NONE: readonly number[] = [];
/** How much likeness counts as much as no likeness at all. */
const DOUBT = 0.3;

/** What posts with similar words did. */
export interface Likeness {
  /** How far they were from the level of their time, on the log scale, shrunk towards 0 where they are few or not very like. */
  readonly deviation: number;
  /** Log of 1 + how much like they are, all together. */
  readonly strength: number;
}

/** Posts by their words as plain data, oldest first. */
export interface KeptWords {
  /** The telling words of each post in order, small letters, with blanks between. */
  readonly texts: readonly string[];
  /** How far each came from the level of its time, on the log scale; four decimals. */
  readonly deviations: readonly number[];
}

/** Posts by their words, for finding those that are like a draft. */
export class SimilarPosts {
  readonly #postsOfTerm = new Map<string, number[]>();
  readonly #deviations: number[] = [];
  readonly #words: (readonly string[])[] = [];
  /** By post, while likeness is looked for; 0 otherwise. */
  readonly #scores: number[] = [];

  /** @param kept those that were kept, to go on with */
  constructor(kept: KeptWords = { texts: [], deviations: [] }) {
    for (const [index, text] of kept.texts.entries())
      this.add(text === '' ? [] : text.split(' '), kept.deviations[index] as number);
  }

  kept(): KeptWords {
    return { texts: this.#words.map((words) => words.join(' ')), deviations: [...this.#deviations] };
  }

  /**
   * @param words the telling ones, in order
   * @param deviation of the post from the level of its time, on the log scale
   */
  add(words: readonly string[], deviation: number): void {
    // Rounded here, so that what is kept says the same to the digit.
    const post = this.#deviations.push(rounded(deviation, DECIMALS)) - 1;
    this.#words.push(words);
    this.#scores.push(0);
    for (const term of termsOfWords(words)) {
      const posts = this.#postsOfTerm.get(term);
      if (posts === undefined) this.#postsOfTerm.set(term, [post]);
      else posts.push(post);
    }
  }

  /** The ten most like it, by the words they share: rare ones count more (squared inverse document frequency). */
  likenessOf(terms: readonly string[]): Likeness {
    const touched: number[] = [];
    let whole = 0;
    for (const term of terms) whole += this.#score(term, touched);
    const nearest = this.#nearestOf(touched);
    let sum = 0;
    let weight = 0;
    for (const post of nearest) {
      const likeness = ((this.#scores[post] as number) / (whole + 1)) ** 1.5;
      sum += likeness * (this.#deviations[post] as number);
      weight += likeness;
    }
    for (const post of touched) this.#scores[post] = 0;
    return { deviation: sum / (weight + DOUBT), strength: Math.log1p(weight) };
  }

  /** Adds to the scores of the posts that have the term; what a post with all terms would get for it. */
  #score(term: string, touched: number[]): number {
    const posts = this.#postsOfTerm.get(term) ?? NONE;
    const rarity = Math.log((this.#deviations.length + 1) / (posts.length + 1));
    if (rarity < LEAST_RARITY) return rarity ** 2;
    for (let index = Math.max(0, posts.length - MOST_POSTS_OF_TERM); index < posts.length; index++) {
      const post = posts[index] as number;
      if (this.#scores[post] === 0) touched.push(post);
      this.#scores[post]! += rarity ** 2;
    }
    return rarity ** 2;
  }

  /** Of posts with scores the ten highest, the highest first; of equal ones whichever was touched first. */
  #nearestOf(touched: readonly number[]): number[] {
    const nearest: number[] = [];
    for (const post of touched) {
      const score = this.#scores[post] as number;
      if (nearest.length === NEAREST && score <= (this.#scores[nearest[NEAREST - 1] as number] as number)) continue;
      let place = nearest.length;
      while (place > 0 && (this.#scores[nearest[place - 1] as number] as number) < score) place--;
      nearest.splice(place, 0, post);
      if (nearest.length > NEAREST) nearest.pop();
    }
    return nearest;
  }
}

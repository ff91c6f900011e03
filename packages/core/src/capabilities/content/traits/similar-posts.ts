// A word in a third of the posts or more says nothing.
const LEAST_RARITY = 1;
// Of a word's posts only the newest are looked at, so that a long history does not slow each draft down.
const MOST_POSTS_OF_TERM = 200;
const NEAREST = 10;
/** How much likeness counts as much as no likeness at all. */
const DOUBT = 0.3;

/** What posts with similar words did. */
export interface Likeness {
  /** How far they were from the level of their time, on the log scale, shrunk towards 0 where they are few or not very like. */
  readonly deviation: number;
  /** Log of 1 + how much like they are, all together. */
  readonly strength: number;
}

/** Posts by their words, for finding those that are like a draft. */
export class SimilarPosts {
  readonly #postsOfTerm = new Map<string, number[]>();
  readonly #deviations: number[] = [];

  /** @param deviation of the post from the level of its time, on the log scale */
  add(terms: readonly string[], deviation: number): void {
    const post = this.#deviations.push(deviation) - 1;
    for (const term of terms) {
      const posts = this.#postsOfTerm.get(term);
      if (posts === undefined) this.#postsOfTerm.set(term, [post]);
      else posts.push(post);
    }
  }

  /** The ten most like it, by the words they share: rare ones count more (squared inverse document frequency). */
  likenessOf(terms: readonly string[]): Likeness {
    const scores = new Map<number, number>();
    const whole = terms.reduce((sum, term) => sum + this.#score(term, scores), 0);
    const nearest = [...scores].sort((a, b) => b[1] - a[1]).slice(0, NEAREST);
    let sum = 0;
    let weight = 0;
    for (const [post, score] of nearest) {
      const likeness = (score / (whole + 1)) ** 1.5;
      sum += likeness * (this.#deviations[post] as number);
      weight += likeness;
    }
    return { deviation: sum / (weight + DOUBT), strength: Math.log1p(weight) };
  }

  /** Adds to the scores of the posts that have the term; what a post with all terms would get for it. */
  #score(term: string, scores: Map<number, number>): number {
    const posts = this.#postsOfTerm.get(term) ?? [];
    const rarity = Math.log((this.#deviations.length + 1) / (posts.length + 1));
    if (rarity >= LEAST_RARITY)
      for (const post of posts.slice(-MOST_POSTS_OF_TERM)) scores.set(post, (scores.get(post) ?? 0) + rarity ** 2);
    return rarity ** 2;
  }
}

import { tellingWordsOf, termsOfWords } from '../text/terms.ts';
import { logEngagement, MATURE_MS, type PublishedPost } from '../posts/published-post.ts';
import { KnownPosts, type Described } from './known-posts.ts';
import type { Judged } from './level-walk.ts';

/** A post of the past in numbers, and what came of it. */
export interface Outcome extends Described, Judged {}

interface Waiting {
  readonly post: PublishedPost;
  readonly words: readonly string[];
}

/**
 * Goes through a business's posts in the order of time, each described by what was known a moment before it went out: posts that were
 * not a day old then do not count yet. So nothing leaks from the future.
 */
export class HistoryWalk {
  readonly #known = new KnownPosts();
  /** Posts that went out and are not mature at the time of the last one, oldest first. */
  #waiting: Waiting[] = [];

  /** Takes in the next post; `undefined` for one whose channel had no mature post before it. */
  take(post: PublishedPost): Outcome | undefined {
    const words = tellingWordsOf(post.caption);
    const described = this.knownAt(post.at).describe(post, termsOfWords(words));
    this.#known.channelOf(post.channel).noteTime(post.at);
    this.#waiting.push({ post, words });
    return described && { ...described, post, deviation: logEngagement(post) - described.level };
  }

  /** What is known at a moment: posts that are a day old then. What was known once stays known: moments come in order. */
  knownAt(now: number): KnownPosts {
    let count = 0;
    for (const { post, words } of this.#waiting) {
      if (post.at > now - MATURE_MS) break;
      this.#known.learn(post, words);
      count++;
    }
    if (count > 0) this.#waiting = this.#waiting.slice(count);
    return this.#known;
  }
}

/** Posts in the order of time as outcomes; those before which their channel had no mature post are left out. */
export function outcomesOf(posts: readonly PublishedPost[]): Outcome[] {
  const walk = new HistoryWalk();
  return posts.flatMap((post) => walk.take(post) ?? []);
}

import { termsOf } from '../text/terms.ts';
import { logEngagement, MATURE_MS, type DraftPost, type PublishedPost } from '../posts/published-post.ts';
import { CHANNEL_TRAITS, ChannelHistory } from './channel-history.ts';
import { OWN_TRAITS, ownTraits } from './own-traits.ts';
import { SimilarPosts } from './similar-posts.ts';

/** What a number of a row is about: what factors of a prediction are told by. */
export type Aspect = 'media' | 'paid' | 'time' | 'caption' | 'hashtags' | 'level' | 'pace' | 'similar';

const SIMILARITY_TRAITS = [
  ['similar', 'similar'],
  ['similar_strength', 'similar'],
] as const;

const TRAITS = [...OWN_TRAITS, ...CHANNEL_TRAITS, ...SIMILARITY_TRAITS];

/** Names of the numbers of a row, in order. */
export const TRAIT_NAMES: readonly string[] = TRAITS.map(([name]) => name);
/** What each is about, in the same order. */
export const TRAIT_ASPECTS: readonly Aspect[] = TRAITS.map(([, aspect]) => aspect);

/** A post in numbers: all of them were known before it went out. */
export interface Described {
  /** What its channel usually got at that time, on the log scale. */
  readonly level: number;
  /** One number per name of `TRAIT_NAMES`. */
  readonly traits: readonly number[];
  readonly terms: readonly string[];
}

/** A post of the past in numbers, and what came of it. */
export interface Outcome extends Described {
  readonly post: PublishedPost;
  /** How far it came from the level, on the log scale. */
  readonly deviation: number;
}

interface Waiting {
  readonly post: PublishedPost;
  readonly terms: readonly string[];
}

/**
 * Goes through a business's posts in the order of time, each described by what was known a moment before it went out: posts that were
 * not a day old then do not count yet. So nothing leaks from the future.
 */
export class HistoryWalk {
  readonly #channels = new Map<string, ChannelHistory>();
  readonly #similar = new SimilarPosts();
  /** Posts that went out and are not mature at the time of the last one, oldest first. */
  #waiting: Waiting[] = [];

  /** Takes in the next post; `undefined` for one whose channel had no mature post before it. */
  take(post: PublishedPost): Outcome | undefined {
    const terms = termsOf(post.caption);
    const described = this.describe(post, { terms });
    this.#channelOf(post.channel).noteTime(post.at);
    this.#waiting.push({ post, terms });
    return described && { ...described, post, deviation: logEngagement(post) - described.level };
  }

  /**
   * A draft in numbers, by what is known at a moment: by default when it goes out. `undefined` while its channel has no mature post.
   * What was known once stays known: moments come in order.
   */
  describe(
    draft: DraftPost,
    {
      terms = termsOf(draft.caption),
      knownAt = draft.at,
    }: { readonly terms?: readonly string[]; readonly knownAt?: number } = {},
  ): Described | undefined {
    this.#matureUntil(knownAt - MATURE_MS);
    const channel = this.#channelOf(draft.channel);
    if (channel.level === undefined) return undefined;
    const { deviation, strength } = this.#similar.likenessOf(terms);
    return {
      level: channel.level,
      traits: [...ownTraits(draft), ...channel.traits(draft), deviation, strength],
      terms,
    };
  }

  #matureUntil(time: number): void {
    let count = 0;
    for (const { post, terms } of this.#waiting) {
      if (post.at > time) break;
      this.#similar.add(terms, this.#channelOf(post.channel).add(post, logEngagement(post)));
      count++;
    }
    if (count > 0) this.#waiting = this.#waiting.slice(count);
  }

  #channelOf(name: string): ChannelHistory {
    let channel = this.#channels.get(name);
    if (channel === undefined) this.#channels.set(name, (channel = new ChannelHistory()));
    return channel;
  }
}

/** Posts in the order of time as outcomes; those before which their channel had no mature post are left out. */
export function outcomesOf(posts: readonly PublishedPost[]): Outcome[] {
  const walk = new HistoryWalk();
  return posts.flatMap((post) => walk.take(post) ?? []);
}

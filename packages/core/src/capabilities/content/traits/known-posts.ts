import { logEngagement, MATURE_MS, type DraftPost, type PublishedPost } from '../posts/published-post.ts';
import { tellingWordsOf, termsOf } from '../text/terms.ts';
import { ChannelHistory, type KeptChannel } from './channel-history.ts';
import { ownTraits } from './own-traits.ts';
import { SimilarPosts, type KeptWords } from './similar-posts.ts';

/** A post in numbers: all of them were known before it went out. */
export interface Described {
  /** What its channel usually got at that time, on the log scale. */
  readonly level: number;
  /** One number per name of `TRAIT_NAMES`. */
  readonly traits: readonly number[];
  readonly terms: readonly string[];
}

/** What is known of posts at a moment, as plain data. */
export interface KeptPosts {
  readonly channels: Readonly<Record<string, KeptChannel>>;
  readonly words: KeptWords;
}

/** What a business's posts say, at a moment, of one to come. */
export class KnownPosts {
  readonly #channels: Map<string, ChannelHistory>;
  readonly #similar: SimilarPosts;

  /** @param kept those that were kept, to go on with */
  constructor(kept?: KeptPosts) {
    this.#channels = new Map(
      Object.entries(kept?.channels ?? {}).map(([name, channel]) => [name, new ChannelHistory(channel)]),
    );
    this.#similar = new SimilarPosts(kept?.words);
  }

  /** As plain data, for describing posts from a moment on. */
  kept(now: number): KeptPosts {
    const channels = [...this.#channels].map(([name, channel]) => [name, channel.kept(now)] as const);
    return { channels: Object.fromEntries(channels), words: this.#similar.kept() };
  }

  /** Made where there is none. */
  channelOf(name: string): ChannelHistory {
    let channel = this.#channels.get(name);
    if (channel === undefined) this.#channels.set(name, (channel = new ChannelHistory()));
    return channel;
  }

  /** Takes in a mature post. In the order of time. */
  learn(post: PublishedPost, words: readonly string[]): void {
    this.#similar.add(words, this.channelOf(post.channel).add(post, logEngagement(post)));
  }

  /** A draft in numbers; `undefined` while its channel has no mature post. */
  describe(draft: DraftPost, terms: readonly string[] = termsOf(draft.caption)): Described | undefined {
    // Never made here: drafts may name any channel.
    const channel = this.#channels.get(draft.channel);
    if (channel?.level === undefined) return undefined;
    const { deviation, strength } = this.#similar.likenessOf(terms);
    return {
      level: channel.level,
      traits: [...ownTraits(draft), ...channel.traits(draft), deviation, strength],
      terms,
    };
  }
}

/** What posts in the order of time say at a moment: those that were a day old then, and when all of them went out. */
export function knownPostsOf(posts: readonly PublishedPost[], now: number): KnownPosts {
  const known = new KnownPosts();
  for (const post of posts) {
    known.channelOf(post.channel).noteTime(post.at);
    if (post.at <= now - MATURE_MS) known.learn(post, tellingWordsOf(post.caption));
  }
  return known;
}

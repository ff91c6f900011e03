import { logEngagement, MATURE_MS, type PublishedPost } from '../posts/published-post.ts';
import { ChannelHistory } from './channel-history.ts';

/** A post of the past, and how it did beside what its channel usually got by then. */
export interface Judged {
  readonly post: PublishedPost;
  /** On the log scale. */
  readonly deviation: number;
}

/**
 * Posts in the order of time, each beside the level of its channel before it went out; those before which their channel had no mature post are
 * left out. As `outcomesOf` judges them, without describing each, which takes twenty times as long.
 */
export function judgedPosts(posts: readonly PublishedPost[]): Judged[] {
  const channels = new Map<string, ChannelHistory>();
  const channelOf = (name: string): ChannelHistory => {
    const channel = channels.get(name) ?? new ChannelHistory();
    channels.set(name, channel);
    return channel;
  };
  let mature = 0;
  return posts.flatMap((post) => {
    for (; (posts[mature] as PublishedPost).at <= post.at - MATURE_MS; mature++) {
      const before = posts[mature] as PublishedPost;
      channelOf(before.channel).add(before, logEngagement(before));
    }
    const { level } = channelOf(post.channel);
    return level === undefined ? [] : [{ post, deviation: logEngagement(post) - level }];
  });
}

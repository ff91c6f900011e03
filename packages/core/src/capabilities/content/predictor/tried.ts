import type { DraftPost, Media } from '../posts/published-post.ts';
import type { Tried } from './grounds.ts';

/** The business must have done it so often for its own posts to tell. */
const FEWEST_POSTS = 5;
/** More hashtags are many. */
export const FEW_HASHTAGS = 5;

/** What a business has done often enough for its own posts to tell whether it helps. */
export function triedIn(posts: readonly DraftPost[]): Tried {
  const hasTried = (has: (post: DraftPost) => boolean): boolean => posts.filter(has).length >= FEWEST_POSTS;
  return {
    media: mediaTriedIn(posts),
    question: hasTried(({ caption }) => caption.includes('?')),
    hashtags: hasTried(({ hashtags }) => hashtags.length > 0),
    fewHashtags: hasTried(({ hashtags }) => hashtags.length > 0 && hashtags.length <= FEW_HASHTAGS),
  };
}

function mediaTriedIn(posts: readonly DraftPost[]): Map<string, readonly Media[]> {
  const counts = new Map<string, Map<Media, number>>();
  for (const { channel, media } of posts) {
    const ofChannel = counts.get(channel) ?? new Map<Media, number>();
    counts.set(channel, ofChannel.set(media, (ofChannel.get(media) ?? 0) + 1));
  }
  return new Map(
    [...counts].map(([channel, ofChannel]) => [
      channel,
      [...ofChannel].filter(([, posts]) => posts >= FEWEST_POSTS).map(([media]) => media),
    ]),
  );
}

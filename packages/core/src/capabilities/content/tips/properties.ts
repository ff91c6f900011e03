import { hasLink } from '../text/words.ts';
import { lengthOf, hourOf, weekdayOf } from '../traits/own-traits.ts';
import type { PublishedPost } from '../posts/published-post.ts';

/** Something a post can have or not, that its author can choose. */
export interface PostProperty {
  /** Names the tip, in words of the contract. */
  readonly code: string;
  /** `undefined` where it cannot be said, such as of a caption that is not there. */
  has(post: PublishedPost, usual: UsualPost): boolean | undefined;
}

/** What the business's posts are like: what "short" is measured by. */
export interface UsualPost {
  /** Median length of captions, in characters. */
  readonly length: number;
}

const ofCaption =
  (has: (caption: string, post: PublishedPost, usual: UsualPost) => boolean): PostProperty['has'] =>
  (post, usual) =>
    post.caption === '' ? undefined : has(post.caption, post, usual);

const duringHours =
  (from: number, until: number): PostProperty['has'] =>
  ({ localAt }) =>
    hourOf(localAt) >= from && hourOf(localAt) < until;

export const POST_PROPERTIES: readonly PostProperty[] = [
  { code: 'video', has: ({ media }) => media === 'video' },
  { code: 'image', has: ({ media }) => media === 'image' },
  { code: 'carousel', has: ({ media }) => media === 'carousel' },
  { code: 'link', has: ({ media, caption }) => media === 'link' || hasLink(caption) },
  { code: 'text_only', has: ({ media }) => media === 'none' },
  { code: 'short_caption', has: ofCaption((caption, _, usual) => lengthOf(caption) < usual.length) },
  { code: 'question', has: ofCaption((caption) => /[?？؟]/u.test(caption)) },
  { code: 'emoji', has: ofCaption((caption) => /\p{Extended_Pictographic}/u.test(caption)) },
  { code: 'quote', has: ofCaption((caption) => /["“«「]/u.test(caption)) },
  { code: 'number', has: ofCaption((caption) => /\d/.test(caption)) },
  { code: 'mention', has: ofCaption((caption) => caption.includes('@')) },
  { code: 'hashtags', has: ofCaption((_, { hashtags }) => hashtags.length > 0) },
  { code: 'many_hashtags', has: ({ hashtags }) => (hashtags.length === 0 ? undefined : hashtags.length > 3) },
  { code: 'morning', has: duringHours(5, 12) },
  { code: 'afternoon', has: duringHours(12, 17) },
  { code: 'evening', has: duringHours(17, 23) },
  { code: 'weekend', has: ({ localAt }) => weekdayOf(localAt) >= 5 },
];

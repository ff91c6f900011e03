import type { DraftPost, Media } from './published-post.ts';

const HASHTAG = /#([\p{L}\p{M}\p{N}_]+)/gu;

/** What a draft may leave out. */
export interface DraftContent {
  readonly channel: string;
  readonly media?: Media | null | undefined;
  readonly caption?: string | null | undefined;
  readonly hashtags?: readonly string[] | null | undefined;
  readonly paid?: boolean | null | undefined;
}

/** When something goes out: ms UTC, and by the business's wall clock. */
export type DraftTime = Pick<DraftPost, 'at' | 'localAt'>;

/** A draft that goes out at a time. Hashtags are those it lists, and those in its caption. */
export function draftOf(id: string, content: DraftContent, { at, localAt }: DraftTime): DraftPost {
  const caption = content.caption ?? '';
  const listed = (content.hashtags ?? []).map((tag) => tag.replace(/^#/, ''));
  const written = [...caption.matchAll(HASHTAG)].map((match) => match[1] as string);
  return {
    id,
    at,
    localAt,
    channel: content.channel,
    media: content.media ?? 'none',
    isPaid: content.paid === true,
    caption,
    hashtags: [...new Map([...listed, ...written].map((tag) => [tag.toLowerCase(), tag])).values()],
  };
}

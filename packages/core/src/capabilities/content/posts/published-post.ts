/** A post of the past, or a draft with a time: what advice is made of. Everything but `engagements` is known before it goes out. */
export interface PublishedPost {
  readonly id: string;
  /** When it went out, ms UTC. */
  readonly at: number;
  /** The same by the business's wall clock: ms as if that clock stood on UTC. */
  readonly localAt: number;
  readonly channel: string;
  readonly media: Media;
  readonly isPaid: boolean;
  readonly caption: string;
  /** Without `#`, as they were written. */
  readonly hashtags: readonly string[];
  /** Reactions, comments, shares and saves so far. */
  readonly engagements: number;
}

export type Media = 'none' | 'image' | 'video' | 'link' | 'carousel';

/** A post that has not gone out. */
export type DraftPost = Omit<PublishedPost, 'engagements'>;

/** A post is judged only once it is this old: before, its totals still grow fast. */
export const MATURE_MS = 24 * 3_600_000;

/** The scale on which posts are compared: a step of 0.69 doubles. Ratios count, not differences, since a few posts have most of the engagement. */
export function logEngagement({ engagements }: { readonly engagements: number }): number {
  return Math.log1p(engagements);
}

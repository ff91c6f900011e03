import { randomSource, type RandomSource } from '../kernel/statistics/random-source.ts';
import type { Media, PublishedPost } from '../capabilities/content/posts/published-post.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How the posts of a made-up page come about. */
export interface SamplePage {
  readonly posts: number;
  readonly seed?: number;
  /** When the first goes out. Default 2026-01-05, a Monday. */
  readonly from?: number;
  /** Posts a day. Default 2. */
  readonly perDay?: number;
  /** What a post usually gets, on the log scale. Default 4, about 54 engagements. */
  readonly level?: number;
  /** Standard deviation of what cannot be foretold, on the log scale. Default 0.7. */
  readonly noise?: number;
  /** What a post gets more (or less) than usual, on the log scale. Default nothing. */
  readonly effect?: (post: Omit<PublishedPost, 'engagements'>) => number;
  /** Default: one of five plain sentences. */
  readonly caption?: (index: number, random: RandomSource) => string;
}

const MEDIA: readonly Media[] = ['image', 'video', 'link', 'none'];
const CAPTIONS = [
  'New cloth has come in today',
  'Which colour do you like best?',
  'Open until six, come and see us',
  'Thank you all for a busy week',
  'Free delivery in town this Friday',
];

/** Posts of a page whose truth is known, oldest first; the same for the same seed. Times are local and UTC at once. */
export function samplePosts(page: SamplePage): PublishedPost[] {
  const { posts, seed = 1, from = Date.UTC(2026, 0, 5), perDay = 2, level = 4, noise = 0.7 } = page;
  const random = randomSource(seed);
  return Array.from({ length: posts }, (_, index) => {
    const day = Math.floor(index / perDay);
    const at = from + day * DAY_MS + Math.floor(((index % perDay) + random()) * (24 / perDay)) * HOUR_MS;
    const draft = {
      id: `post-${index}`,
      at,
      localAt: at,
      channel: 'facebook',
      media: MEDIA[Math.floor(random() * MEDIA.length)] as Media,
      isPaid: false,
      caption: page.caption?.(index, random) ?? (CAPTIONS[Math.floor(random() * CAPTIONS.length)] as string),
      hashtags: [],
    };
    const log = level + (page.effect?.(draft) ?? 0) + noise * normal(random);
    return { ...draft, engagements: Math.max(0, Math.round(Math.expm1(log))) };
  }).sort((a, b) => a.at - b.at);
}

/** A sample post as the record that a host would send of it. */
export function samplePostRecord({ id, at, channel, media, caption, engagements }: PublishedPost) {
  return {
    kind: 'post',
    id,
    channel,
    status: 'published',
    published_at: new Date(at).toISOString(),
    media,
    caption,
    engagement: { reactions: engagements },
  } as const;
}

/** One number of a standard normal distribution (Box and Muller 1958). */
function normal(random: RandomSource): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

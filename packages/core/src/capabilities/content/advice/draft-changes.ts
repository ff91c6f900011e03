import { wallClockAt, instantOf } from '../../../kernel/calendar.ts';
import type { Adviser } from './adviser.ts';
import type { DraftPost, Media } from '../posts/published-post.ts';
import type { RatedSlot, Timing } from '../timing/rank-slots.ts';
import { weekdayOf } from '../traits/own-traits.ts';

/** A change to a draft, and what it is likely to bring. */
export interface DraftChange {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Engagement as a multiple of the draft's as it is, as far as such differences lasted. */
  readonly gain: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** What remained of a foretold difference in later posts, over many pages. */
const LASTING_SHARE = 0.6;
/** Smaller gains are not worth a change. */
const LEAST_GAIN = 1.05;
const MOST_CHANGES = 3;
/** The business must have done it so often for its own posts to tell. */
const FEWEST_POSTS = 5;

/** What to change in a draft, the most promising first: only what the author can choose, and what the business has tried before. */
export function draftChanges(
  draft: DraftPost,
  {
    adviser,
    timing,
    timezone,
  }: { readonly adviser: Adviser; readonly timing: Timing | undefined; readonly timezone: string },
): DraftChange[] {
  const now = adviser.outlook(draft);
  if (now === undefined || !adviser.isOwn) return [];
  const variants = [
    ...otherTimes(draft, timing, timezone),
    ...otherMedia(draft, adviser),
    ...otherWords(draft, adviser),
  ];
  return variants
    .flatMap(({ code, params, variant }) => {
      const outlook = adviser.outlook(variant);
      if (outlook === undefined) return [];
      return [{ code, params, gain: Math.exp(LASTING_SHARE * (outlook.predicted - now.predicted)) }];
    })
    .filter(({ gain }) => gain >= LEAST_GAIN)
    .sort((a, b) => b.gain - a.gain)
    .filter((change, index, all) => all.findIndex(({ code }) => code === change.code) === index)
    .slice(0, MOST_CHANGES);
}

interface Variant {
  readonly code: string;
  readonly params: DraftChange['params'];
  readonly variant: DraftPost;
}

function otherTimes(draft: DraftPost, timing: Timing | undefined, timezone: string): Variant[] {
  return (timing?.best ?? []).map((slot) => {
    const at = nextTimeOf(slot, draft.at, timezone);
    return {
      code: 'time',
      params: { at: new Date(at).toISOString(), hour: slot.from },
      variant: { ...draft, at, localAt: wallClockAt(at, timezone) },
    };
  });
}

/** When a slot comes next after a time. */
export function nextTimeOf({ days, from }: RatedSlot, after: number, timezone: string): number {
  const midnight = Math.floor(wallClockAt(after, timezone) / DAY_MS) * DAY_MS;
  for (let day = 0; day <= 7; day++) {
    const localAt = midnight + day * DAY_MS + from * HOUR_MS;
    const at = instantOf(localAt, timezone);
    if (days.includes(weekdayOf(localAt)) && at > after) return at;
  }
  return after;
}

function otherMedia(draft: DraftPost, adviser: Adviser): Variant[] {
  const used = new Map<Media, number>();
  for (const { post } of adviser.mature)
    if (post.channel === draft.channel) used.set(post.media, (used.get(post.media) ?? 0) + 1);
  return [...used]
    .filter(([media, posts]) => posts >= FEWEST_POSTS && media !== draft.media)
    .map(([media]) => ({ code: 'media', params: { media }, variant: { ...draft, media } }));
}

function otherWords(draft: DraftPost, adviser: Adviser): Variant[] {
  const { caption, hashtags } = draft;
  if (caption === '') return [];
  const hasTried = (has: (post: DraftPost) => boolean): boolean =>
    adviser.mature.filter(({ post }) => has(post)).length >= FEWEST_POSTS;
  const variants: Variant[] = [];
  if (!caption.includes('?') && hasTried((post) => post.caption.includes('?')))
    variants.push({ code: 'add_question', params: {}, variant: { ...draft, caption: `${caption}?` } });
  if (hashtags.length === 0 && hasTried((post) => post.hashtags.length > 0))
    variants.push({ code: 'add_hashtags', params: { count: 2 }, variant: { ...draft, hashtags: ['a', 'b'] } });
  if (hashtags.length > 5 && hasTried((post) => post.hashtags.length > 0 && post.hashtags.length <= 5))
    variants.push({
      code: 'fewer_hashtags',
      params: { count: 3 },
      variant: { ...draft, hashtags: hashtags.slice(0, 3) },
    });
  const characters = [...caption];
  if (characters.length > 120)
    variants.push({
      code: 'shorter_caption',
      params: { length: 100 },
      variant: { ...draft, caption: characters.slice(0, 100).join('') },
    });
  return variants;
}

import type { LocalClock } from '../../../kernel/local-clock.ts';
import type { DraftPost } from '../posts/published-post.ts';
import { weekdayOf } from '../traits/own-traits.ts';
import type { BestSlot, Grounds, Tried } from './grounds.ts';
import { FEW_HASHTAGS } from './tried.ts';

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

/** What to change in a draft, the most promising first: only what the author can choose, and what the business has tried before. */
export function draftChanges(
  draft: DraftPost,
  predicted: number,
  { grounds, clock, foretell }: DraftGrounds,
): DraftChange[] {
  if (!grounds.isOwn) return [];
  const variants = [
    ...otherTimes(draft, grounds.bestSlots, clock),
    ...otherMedia(draft, grounds.tried),
    ...otherWords(draft, grounds.tried),
  ];
  return variants
    .flatMap(({ code, params, variant }) => {
      const then = foretell(variant);
      return then === undefined ? [] : [{ code, params, gain: Math.exp(LASTING_SHARE * (then - predicted)) }];
    })
    .filter(({ gain }) => gain >= LEAST_GAIN)
    .sort((a, b) => b.gain - a.gain)
    .filter((change, index, all) => all.findIndex(({ code }) => code === change.code) === index)
    .slice(0, MOST_CHANGES);
}

/** What changes are looked for with. */
export interface DraftGrounds {
  readonly grounds: Pick<Grounds, 'isOwn' | 'bestSlots' | 'tried'>;
  readonly clock: LocalClock;
  /** What a draft is to get, log scale. */
  foretell(draft: DraftPost): number | undefined;
}

interface Variant {
  readonly code: string;
  readonly params: DraftChange['params'];
  readonly variant: DraftPost;
}

function otherTimes(draft: DraftPost, slots: readonly BestSlot[], clock: LocalClock): Variant[] {
  return slots.map((slot) => {
    const at = nextTimeOf(slot, draft.at, clock);
    return {
      code: 'time',
      params: { at: new Date(at).toISOString(), hour: slot.from },
      variant: { ...draft, at, localAt: clock.wallClockAt(at) },
    };
  });
}

/** When a slot comes next after a time. */
export function nextTimeOf({ days, from }: BestSlot, after: number, clock: LocalClock): number {
  const midnight = Math.floor(clock.wallClockAt(after) / DAY_MS) * DAY_MS;
  for (let day = 0; day <= 7; day++) {
    const localAt = midnight + day * DAY_MS + from * HOUR_MS;
    const at = clock.instantOf(localAt);
    if (days.includes(weekdayOf(localAt)) && at > after) return at;
  }
  return after;
}

function otherMedia(draft: DraftPost, tried: Tried): Variant[] {
  return (tried.media.get(draft.channel) ?? [])
    .filter((media) => media !== draft.media)
    .map((media) => ({ code: 'media', params: { media }, variant: { ...draft, media } }));
}

function otherWords(draft: DraftPost, tried: Tried): Variant[] {
  const { caption, hashtags } = draft;
  if (caption === '') return [];
  const variants: Variant[] = [];
  if (!caption.includes('?') && tried.question)
    variants.push({ code: 'add_question', params: {}, variant: { ...draft, caption: `${caption}?` } });
  if (hashtags.length === 0 && tried.hashtags)
    variants.push({ code: 'add_hashtags', params: { count: 2 }, variant: { ...draft, hashtags: ['a', 'b'] } });
  if (hashtags.length > FEW_HASHTAGS && tried.fewHashtags)
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

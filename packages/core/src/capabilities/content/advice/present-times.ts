import type { PostingSlot, PostingTimes } from '../contract.ts';
import { rate, type RatedSlot, type Timing } from '../timing/rank-slots.ts';
import { GENERAL_TIMES } from '../timing/general-times.ts';
import { DAY_CELLS } from '../timing/week-cells.ts';
import { toldChance } from '../predictor/told-chance.ts';
import { usualIn, type JudgedHistory } from './judged-history.ts';
import { rounded } from '../rounded.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** Posting times in words of the contract: the business's own, or those of most pages, said to be so. */
export function presentTimes(
  judged: JudgedHistory,
  timing: Timing | undefined,
  byChannel: ReadonlyMap<string, Timing | undefined>,
): PostingTimes {
  const usual = engagementOf(usualIn(judged));
  const shown = timing ?? GENERAL_TIMES;
  const channels = [...byChannel].flatMap(([channel, own]) => {
    if (own === undefined) return [];
    const ofChannel = engagementOf(usualIn(judged, channel));
    return [[channel, { ...slotsOf(own, ofChannel), usual_engagement: ofChannel }] as const];
  });
  return {
    ...slotsOf(shown, usual),
    basis: timing === undefined ? 'general' : 'own',
    grain: shown.grain,
    usual_engagement: usual,
    grid: gridOf(shown, usual),
    by_channel: Object.fromEntries(channels),
  };
}

/** The log scale's level as engagements; `null` where there is none. */
function engagementOf(level: number | undefined): number | null {
  return level === undefined ? null : rounded(Math.expm1(level), 1);
}

function slotsOf(
  { best, worst }: Pick<Timing, 'best' | 'worst'>,
  usual: number | null,
): Pick<PostingTimes, 'best_times' | 'worst_times'> {
  return {
    best_times: best.map((slot) => presentSlot(slot, usual)),
    worst_times: worst.map((slot) => presentSlot(slot, usual)),
  };
}

function presentSlot(slot: RatedSlot, usual: number | null): PostingSlot {
  const days = slot.days.map((day) => DAYS[day] as PostingSlot['day']);
  const of = (factor: number): number => rounded(factor * (usual ?? 0), 1);
  return {
    day: days[0] as PostingSlot['day'],
    ...(days.length > 1 && { days }),
    time: hourText(slot.from),
    ...(slot.until - slot.from > 1 && { until: hourText(slot.until) }),
    avg_engagement: of(slot.factor),
    confidence: slot.confidence,
    probability_above_usual: toldChance(slot.chanceAbove),
    interval: { low: of(slot.interval.from), high: of(slot.interval.to) },
    post_count: slot.posts,
  };
}

function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

function gridOf({ belief }: Pick<Timing, 'belief'>, usual: number | null): PostingTimes['grid'] {
  const week = DAYS.map((_, day) =>
    Array.from({ length: DAY_CELLS }, (__, hour) => rate({ days: [day], from: hour, until: hour + 1 }, belief)),
  );
  const each = (valueOf: (slot: RatedSlot) => number): (number | null)[][] =>
    week.map((day) => day.map((slot) => (slot === undefined ? null : valueOf(slot))));
  return {
    probability_above_usual: each(({ chanceAbove }) => toldChance(chanceAbove)),
    avg_engagement: usual === null ? each(() => 0) : each(({ factor }) => rounded(factor * usual, 1)),
    post_count: week.map((day) => day.map((slot) => slot?.posts ?? 0)),
  };
}

import type { SumSpec } from '../../data/adapter.ts';
import { exactSum } from '../../kernel/exact-sum.ts';
import { roundRatio } from '../../kernel/rounding.ts';
import { ENGAGEMENT_TYPES } from '../../metric/library.ts';

/** Names of the event sums that the live answers are made of. */
export type EventCounts = Record<(typeof COUNTED)[number], number>;

const COUNTED = ['impressions', 'clicks', 'conversions', 'engagements'] as const;

/** The sums to ask the collection `event` for. `events` counts any type: whether something was there at all. */
export const EVENT_SUMS = {
  impressions: { column: 'count', where: { type: ['impression'] } },
  clicks: { column: 'count', where: { type: ['click'] } },
  conversions: { column: 'count', where: { type: ['conversion'] } },
  engagements: { column: 'count', where: { type: ENGAGEMENT_TYPES } },
  events: { column: 'count' },
} as const satisfies Record<string, SumSpec>;

/** Adds the counts of one group to another's. */
export function addCounts(total: EventCounts, sums: Readonly<Record<string, number>>): void {
  for (const name of COUNTED) total[name] = exactSum(total[name] + (sums[name] ?? 0));
}

/** A fresh group in which nothing has happened. */
export function noCounts(): EventCounts {
  return { impressions: 0, clicks: 0, conversions: 0, engagements: 0 };
}

/** Part ÷ whole × 100, two decimals; `null` when the whole is 0. */
export function percentOf(part: number, whole: number): number | null {
  return roundRatio(part * 100, whole, 2);
}

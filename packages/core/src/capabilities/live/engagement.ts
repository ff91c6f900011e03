import type { AggregateRow } from '../../data/adapter.ts';
import { compareAmounts } from '../../data/compare-amounts.ts';
import { exactSum } from '../../kernel/exact-sum.ts';
import type { AnswerContext } from '../capability.ts';
import { ENGAGEMENT_TYPES } from '../../metric/library.ts';
import type { LiveAnswer } from './contract.ts';
import { readEventGroups } from './event-groups.ts';
import { addCounts, noCounts, percentOf } from './event-sums.ts';
import { hoursOf } from './period-query.ts';

/** Engagements of the period, their share of the impressions, and the local hour that had most of them. */
export async function answerEngagement(context: AnswerContext): Promise<LiveAnswer['engagement']> {
  const [groups, hours] = await Promise.all([readEventGroups(context), readHours(context)]);
  const total = noCounts();
  for (const { sums } of groups) addCounts(total, sums);
  return {
    total_engagements: total.engagements,
    engagement_rate: percentOf(total.engagements, total.impressions),
    peak_time: peakTimeOf(hours),
  };
}

function readHours({ period, reader }: AnswerContext): Promise<readonly AggregateRow[]> {
  return reader.sums({
    collection: 'event',
    ...hoursOf(period),
    by: [],
    where: { type: ENGAGEMENT_TYPES },
    sums: { engagements: { column: 'count' } },
  });
}

/** `"18:00"`: the hour of the day with the largest sum, the earliest of equals; `null` when nothing happened. */
function peakTimeOf(rows: readonly AggregateRow[]): string | null {
  const byHour = Array<number>(24).fill(0);
  for (const { bucket, sums } of rows) {
    // Buckets count local hours since 1970, and are negative in the first hours of it west of Greenwich.
    const hour = ((bucket % 24) + 24) % 24;
    byHour[hour] = exactSum(byHour[hour]! + (sums['engagements'] ?? 0));
  }
  const most = byHour.reduce((peak, sum, hour) => (compareAmounts(sum, byHour[peak]!) < 0 ? hour : peak), 0);
  return byHour[most] === 0 ? null : `${String(most).padStart(2, '0')}:00`;
}

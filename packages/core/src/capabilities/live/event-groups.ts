import type { AggregateRow } from '../../data/adapter.ts';
import type { AnswerContext } from '../capability.ts';
import { EVENT_SUMS } from './event-sums.ts';
import { wholeOf } from './period-query.ts';

/** The period's events by channel and campaign, in that order of the key: one pass for channels, campaigns and totals. */
export function readEventGroups({ period, reader }: AnswerContext): Promise<readonly AggregateRow[]> {
  return reader.sums({
    collection: 'event',
    ...wholeOf(period.interval),
    by: ['channel', 'campaign'],
    sums: EVENT_SUMS,
  });
}

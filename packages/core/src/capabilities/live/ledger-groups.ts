import type { AggregateRow } from '../../data/adapter.ts';
import type { AnswerContext } from '../capability.ts';
import { ACTIVITY_SUMS } from './ledger-sums.ts';
import { wholeOf } from './period-query.ts';

/**
 * The period's ledger by channel, campaign and currency, in that order of the key: one pass from which the channels,
 * the campaigns and their revenue are all read. Rows are few: a business has a handful of channels and currencies.
 */
export function readLedgerGroups({ period, reader }: AnswerContext): Promise<readonly AggregateRow[]> {
  return reader.sums({
    collection: 'ledger',
    ...wholeOf(period.interval),
    by: ['channel', 'campaign', 'currency'],
    sums: ACTIVITY_SUMS,
  });
}

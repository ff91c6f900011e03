import type { Interval } from '../../kernel/interval.ts';
import { GRAIN_MS } from '../../kernel/interval.ts';
import { exactSum } from '../../kernel/exact-sum.ts';
import type { AnswerContext } from '../capability.ts';
import { LEDGER_SUMS, revenueOf } from './ledger-sums.ts';
import { wholeOf } from './period-query.ts';

/**
 * Revenue of the like-for-like interval before the period, in minor units of the business's currency.
 * That interval grows by a minute each minute. Its whole hours are asked for apart, so that they stay remembered for an hour
 * and only the last minutes are read again.
 */
export async function readPreviousRevenue(context: AnswerContext): Promise<number> {
  const { from, to } = context.period.previous;
  const lastHour = Math.max(from, Math.floor(to / GRAIN_MS.hour) * GRAIN_MS.hour);
  const parts = await Promise.all([
    readRevenue(context, { from, to: lastHour }),
    readRevenue(context, { from: lastHour, to }),
  ]);
  return exactSum(parts[0] + parts[1]);
}

async function readRevenue({ profile, reader }: AnswerContext, interval: Interval): Promise<number> {
  if (interval.from >= interval.to) return 0;
  const rows = await reader.sums({
    collection: 'ledger',
    ...wholeOf(interval),
    by: [],
    where: { currency: [profile.currency] },
    sums: LEDGER_SUMS,
  });
  return rows.reduce((total, row) => exactSum(total + revenueOf(row.sums, profile.revenue_basis)), 0);
}

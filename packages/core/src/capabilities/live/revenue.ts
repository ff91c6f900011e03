import type { AggregateRow } from '../../data/adapter.ts';
import { exactSum } from '../../kernel/exact-sum.ts';
import { toMajor } from '../../kernel/money.ts';
import { percentChange } from '../../kernel/rounding.ts';
import type { AnswerContext, EngineFields } from '../capability.ts';
import { readLedgerGroups } from './ledger-groups.ts';
import { sortChannels } from './channels.ts';
import type { RevenueAnswer } from './contract.ts';
import { isEmptyGroup, LEDGER_SUMS, revenueOf } from './ledger-sums.ts';
import { stepsOf } from './period-query.ts';
import { readPreviousRevenue } from './previous-revenue.ts';
import { rowsByStep } from './series.ts';
import { readTopProducts } from './top-products.ts';

/** Revenue of a period: total, trend, products, channels, series; other currencies beside it, never added. */
export async function answerRevenue(context: AnswerContext): Promise<Omit<RevenueAnswer, EngineFields>> {
  const { period, profile, reader } = context;
  const [timeline, groups, previous, topProducts] = await Promise.all([
    reader.sums({ collection: 'ledger', ...stepsOf(period), by: ['currency'], sums: LEDGER_SUMS }),
    readLedgerGroups(context),
    readPreviousRevenue(context),
    readTopProducts(context),
  ]);
  const own = timeline.filter((row) => row.key[0] === profile.currency);
  const total = sumOf(own, context);
  return {
    total_revenue: toMajor(total, profile.currency),
    revenue_trend: percentChange(total, previous),
    previous_revenue: toMajor(previous, profile.currency),
    top_products: topProducts,
    revenue_by_channel: revenueByChannel(groups, context),
    series: rowsByStep(period, own).map(({ at, rows }) => ({
      at,
      revenue: toMajor(sumOf(rows, context), profile.currency),
    })),
    other_currencies: otherCurrencies(timeline, context),
  };
}

function sumOf(rows: readonly AggregateRow[], { profile }: AnswerContext): number {
  return rows.reduce((total, row) => exactSum(total + revenueOf(row.sums, profile.revenue_basis)), 0);
}

function revenueByChannel(groups: readonly AggregateRow[], context: AnswerContext): Record<string, number> {
  const { currency, channels } = context.profile;
  const totals = new Map<string, number>();
  for (const { key, sums } of groups) {
    if (key[2] !== currency || isEmptyGroup(sums)) continue;
    const channel = key[0] ?? 'unknown';
    totals.set(channel, exactSum((totals.get(channel) ?? 0) + revenueOf(sums, context.profile.revenue_basis)));
  }
  return Object.fromEntries(
    sortChannels([...totals.keys()], channels).map((channel) => [channel, toMajor(totals.get(channel)!, currency)]),
  );
}

function otherCurrencies(timeline: readonly AggregateRow[], { profile }: AnswerContext): Record<string, number> {
  const totals = new Map<string, number>();
  for (const { key, sums } of timeline) {
    const currency = key[0];
    if (currency === profile.currency || currency == null || isEmptyGroup(sums)) continue;
    totals.set(currency, exactSum((totals.get(currency) ?? 0) + revenueOf(sums, profile.revenue_basis)));
  }
  return Object.fromEntries([...totals].sort().map(([currency, total]) => [currency, toMajor(total, currency)]));
}

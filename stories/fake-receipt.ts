import type { LiveAnswer, ReceiptAnswer } from '@bizboost/core/contract';

type Measure = ReceiptAnswer['definition']['measures'][number];

/** The receipt of a metric of the shop: the value its live answer gives, and records that go with it. */
export function receiptAnswer(live: LiveAnswer, name: string, { value, previous, trend, unit }: Told): ReceiptAnswer {
  const { business_id, currency, as_of, revision, freshness, period, compared_to, missing } = live;
  const lacks = value === null && missing !== undefined;
  const sales = lacks ? 48 : Math.round((value ?? 0) / (unit === 'money' ? 180 : 1));
  const shared = {
    ...{ name, value, previous, trend, unit, business_id, currency, as_of, revision, period, compared_to },
    week_start: 1,
    source: { name: 'duckdb', holds: 'records' as const },
    freshness: lacks ? ('partial' as const) : freshness === 'partial' ? ('fresh' as const) : freshness,
    ...(lacks && { missing: [{ code: 'sum_too_large', params: { field: 'value' } }] }),
  };
  if (name === 'engagement_rate') return { ...shared, unit: 'percent', ...rateOf(live) };
  const measure: Measure =
    unit === 'money'
      ? { name, of: 'sale', column: 'net', sum: value === null ? null : Math.round(value * 100), scale: 100 }
      : { name: 'value', of: 'sale', column: 'orders', sum: value, scale: 1 };
  const refunds = unit === 'money' ? Math.floor(sales / 12) : 0;
  return {
    ...shared,
    definition: {
      expression: measure.name,
      numerator: [{ measure: measure.name, times: 1 }],
      is_additive: true,
      measures: [measure],
    },
    filters: [{ dimension: 'currency', values: [currency], measures: [measure.name] }],
    records: {
      total: sales + refunds,
      kinds: [
        ...(sales > 0 ? [{ kind: 'sale' as const, count: sales }] : []),
        ...(refunds > 0 ? [{ kind: 'refund' as const, count: refunds }] : []),
      ],
    },
  };
}

type Told = Pick<ReceiptAnswer, 'value' | 'previous' | 'trend' | 'unit'>;

function rateOf(
  live: LiveAnswer,
): Pick<ReceiptAnswer, 'value' | 'previous' | 'trend' | 'definition' | 'quotient' | 'filters' | 'records'> {
  const { total_engagements: engagements, engagement_rate: value } = live.engagement;
  const impressions =
    value === null || engagements === null || value === 0 ? 0 : Math.round((engagements / value) * 100);
  const counts = [
    ['impression', Math.ceil(impressions / 40)],
    ['reaction', Math.ceil((engagements ?? 0) / 2)],
    ['comment', Math.ceil((engagements ?? 0) / 7)],
    ['share', Math.ceil((engagements ?? 0) / 19)],
  ] as const;
  const kinds = counts
    .filter(([, count]) => count > 0)
    .map(([type, count]) => ({ kind: 'event' as const, type, count }))
    .sort((a, b) => b.count - a.count);
  return {
    value,
    previous: value,
    trend: value === null ? null : 0,
    definition: {
      expression: 'engagements / impressions',
      numerator: [{ measure: 'engagements', times: 1 }],
      denominator: [{ measure: 'impressions', times: 1 }],
      is_additive: false,
      measures: [
        { name: 'engagements', of: 'event', column: 'count', sum: engagements, scale: 1 },
        { name: 'impressions', of: 'event', column: 'count', sum: impressions, scale: 1 },
      ],
    },
    quotient: { numerator: engagements, denominator: impressions },
    filters: [
      {
        dimension: 'type',
        values: ['reaction', 'comment', 'share', 'save', 'engagement'],
        measures: ['engagements'],
      },
      { dimension: 'type', values: ['impression'], measures: ['impressions'] },
    ],
    records: { total: kinds.reduce((sum, { count }) => sum + count, 0), kinds },
  };
}

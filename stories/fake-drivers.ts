import type { DriversAnswer, LiveAnswer } from '@bizboost/core/contract';

type Dimension = DriversAnswer['dimensions'][number];
type Driver = Dimension['drivers'][number];

/** How each part stood before, beside now: made up, the same each time. */
const BEFORE = [0.62, 1.21, 0, 0.94, 1.4, 0.8, 1.05, 0.71, 1.3, 0.9];
const MOST = 10;

/** What moved the shop's revenue, or any other of its metrics: parts that add up, by what the live answer knows. */
export function driversAnswer(live: LiveAnswer, name: string, by?: string): DriversAnswer {
  const { business_id, currency, as_of, revision, freshness, period, compared_to, revenue, missing } = live;
  const lacks = missing !== undefined;
  const now = Object.entries(revenue.revenue_by_channel).map(([key, amount]) => [key, key, amount ?? 0] as const);
  const channels = dimensionOf('channel', now, undefined);
  const change = cents(channels.drivers.reduce((sum, one) => sum + one.change, 0));
  const products = dimensionOf(
    'product',
    revenue.top_products.map((product) => [product.product_id, product.name, product.revenue ?? 0] as const),
    change,
  );
  const value = cents(now.reduce((sum, [, , amount]) => sum + amount, 0));
  const dimensions = [products, channels].filter(
    (dimension) => (by === undefined || dimension.by === by) && dimension.drivers.length > 0,
  );
  return {
    name,
    unit: name === 'revenue' ? 'money' : 'count',
    value: lacks ? null : value,
    previous: lacks ? null : cents(value - change),
    trend: lacks || value === change ? null : Math.round((change / (value - change)) * 1_000) / 10,
    change: lacks ? null : change,
    dimensions: lacks ? [] : dimensions,
    business_id,
    currency,
    as_of,
    revision,
    freshness: lacks ? 'partial' : freshness,
    ...(lacks && { missing: [{ code: 'sum_too_large', params: { field: 'value' } }] }),
    period,
    compared_to,
  };
}

function dimensionOf(
  by: string,
  parts: readonly (readonly [key: string, name: string, value: number])[],
  whole: number | undefined,
): Dimension {
  const drivers = parts
    .map(([key, name, value], index): Driver => {
      const previous = cents(value * (BEFORE[index % BEFORE.length] ?? 1));
      return { key, name, value, previous, change: cents(value - previous), is_new: previous === 0, is_gone: false };
    })
    .filter(({ change }) => change !== 0)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change))
    .slice(0, MOST);
  const told = drivers.reduce((sum, { change }) => sum + change, 0);
  const left = whole === undefined ? 0 : cents(whole - told);
  return { by, drivers, ...(left !== 0 && drivers.length > 0 && { rest: { groups: 7, change: left } }) };
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

import { expect, test } from 'vitest';
import type { Fact } from '../data/fact.ts';
import { metricContext, WORLD_NOW, type MetricWorld } from '../testing/data-metric-context.ts';
import { sampleEvent, sampleLine, sampleRefund, sampleSale, sampleSpend } from '../testing/data-sample.ts';
import { count, distinct, divide, sum } from './builders.ts';
import { defineMetric } from './define-metric.ts';
import { evaluateMetric, type MetricReading } from './evaluate.ts';
import { metricsByName } from './library.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

async function reading(name: string, world: MetricWorld): Promise<MetricReading> {
  const metric = metricsByName().get(name);
  if (metric === undefined) throw new Error(`no metric ${name}`);
  return evaluateMetric(metric, await metricContext(world));
}

const now = WORLD_NOW - MINUTE_MS;
const line = sampleLine({ gross: 10_000, discount: 1_000, quantity: 2_500 });
const refundLine = sampleLine({ gross: 0, refund: 1_250, quantity: 0, returned: 500, orders: 0, productOrders: 0 });
const events = (counts: Readonly<Record<string, number>>, at = now): Fact[] =>
  Object.entries(counts).map(([type, times]) => sampleEvent({ id: `${type} ${at}`, type, count: times, at }));

// Sold: 100.00 less 10.00 with a campaign, and 50.00 without; 12.50 given back.
const day: readonly Fact[] = [
  sampleSale({ id: 's1', at: now, campaign: 'c1', visitor: 'v1', customer: 'k1', lines: [line] }),
  sampleSale({
    id: 's2',
    at: now,
    visitor: 'v2',
    lines: [sampleLine({ gross: 5_000 }), sampleLine({ gross: 0, orders: 0 })],
  }),
  sampleRefund({ id: 'r1', at: now, lines: [refundLine] }),
  sampleSpend({ at: now, campaign: 'c1', amount: 4_000 }),
  ...events({
    impression: 900,
    click: 45,
    conversion: 3,
    reaction: 20,
    comment: 5,
    share: 4,
    save: 3,
    engagement: 5,
    other: 99,
  }),
];

test.for([
  ['gross_revenue', 150],
  ['net_revenue', 127.5],
  ['revenue', 127.5],
  ['total_revenue', 127.5],
  ['orders', 2],
  // 2.5 pieces and twice one.
  ['units', 4.5],
  ['average_order_value', 63.75],
  ['refunds', 12.5],
  ['discounts', 10],
  ['spend', 40],
  ['impressions', 900],
  ['clicks', 45],
  ['conversions', 3],
  ['engagements', 37],
  // 37 / 900 = 4.111…
  ['engagement_rate', 4.11],
  ['ctr', 5],
  // 3 / 45 = 6.666…
  ['conversion_rate', 6.67],
  // The campaign's sale, 90.00, against 40.00.
  ['roas', 2.25],
  ['visitors', 2],
] as const)('%s of a day by hand is %d', async ([name, value]) => {
  expect((await reading(name, { facts: day })).value).toBe(value);
});

test('every built-in metric of a business without data is 0 where it counts and "no data" where it divides', async () => {
  const context = await metricContext();
  for (const metric of metricsByName().values()) {
    const isQuotient = ['average_order_value', 'engagement_rate', 'ctr', 'conversion_rate', 'roas'].includes(
      metric.name,
    );
    const nothing = isQuotient ? null : 0;
    expect(await evaluateMetric(metric, context), metric.name).toEqual({
      value: nothing,
      previous: nothing,
      trend: null,
    });
  }
});

test('revenue follows the revenue basis', async () => {
  expect((await reading('revenue', { facts: day, basis: 'gross' })).value).toBe(150);
  expect((await reading('roas', { facts: day, basis: 'gross' })).value).toBe(2.5);
});

test('sales in another currency count nowhere', async () => {
  const foreign = sampleSale({ id: 'dollars', at: now, currency: 'USD', lines: [sampleLine({ gross: 999_900 })] });
  for (const [name, value] of Object.entries({ revenue: 127.5, orders: 2, average_order_value: 63.75, units: 4.5 })) {
    expect((await reading(name, { facts: [...day, foreign] })).value, name).toBe(value);
  }
});

test.for([
  ['JPY', 10_001],
  ['ZMW', 100.01],
  ['KWD', 10.001],
] as const)('money of %s is told in its own decimals', async ([currency, value]) => {
  const facts = [sampleSale({ at: now, currency, lines: [sampleLine({ gross: 10_001 })] })];
  expect((await reading('revenue', { facts, currency })).value).toBe(value);
});

test('an average is rounded to the minor unit once, half away from zero', async () => {
  const sales = [1, 2].map((gross) => sampleSale({ id: String(gross), at: now, lines: [sampleLine({ gross })] }));
  expect((await reading('average_order_value', { facts: sales })).value).toBe(0.02);
  const refund = sampleRefund({ at: now, lines: [{ ...refundLine, refund: 6 }] });
  expect((await reading('average_order_value', { facts: [...sales, refund] })).value).toBe(-0.02);
});

test('the trend is against the same part of the day before, cut at the whole minute', async () => {
  const yesterday = WORLD_NOW - DAY_MS;
  const sale = (id: string, at: number, gross: number): Fact => sampleSale({ id, at, lines: [sampleLine({ gross })] });
  const facts = [sale('now', now, 12_345), sale('before', yesterday - 1, 10_000), sale('too late', yesterday, 5_000)];
  const expected = { value: 123.45, previous: 100, trend: 23.5 };
  expect(await reading('revenue', { facts })).toEqual(expected);
  expect(await reading('revenue', { facts, now: WORLD_NOW + 59_999 })).toEqual(expected);
  expect(await reading('revenue', { facts, now: WORLD_NOW + MINUTE_MS })).toEqual({
    value: 123.45,
    previous: 150,
    trend: -17.7,
  });
});

test('the trend of a rate is of the rates before they were rounded', async () => {
  const facts = [...events({ impression: 3, click: 1 }), ...events({ impression: 30_000, click: 9_999 }, now - DAY_MS)];
  // 33.333… % after 33.33 %: 0.01 %, which would be 0 of the rounded numbers.
  expect(await reading('ctr', { facts })).toEqual({ value: 33.33, previous: 33.33, trend: 0 });
  const more = [...events({ impression: 3, click: 2 }), ...events({ impression: 30_000, click: 9_999 }, now - DAY_MS)];
  expect((await reading('ctr', { facts: more })).trend).toBe(100);
});

test('records later today count, tomorrow’s do not', async () => {
  const tonight = Date.UTC(2026, 2, 2, 22);
  const facts = [sampleEvent({ id: 'tonight', at: tonight - 1 }), sampleEvent({ id: 'tomorrow', at: tonight })];
  expect((await reading('impressions', { facts })).value).toBe(1);
});

test('a visitor who comes every day counts once in a week, and a buyer who only looked counts once', async () => {
  const facts = [0, 1, 2].map((ago) => sampleEvent({ id: `e${ago}`, visitor: 'v1', at: now + ago * DAY_MS }));
  const sale = sampleSale({ visitor: 'v1', at: now });
  expect((await reading('visitors', { facts: [...facts, sale], period: 'week' })).value).toBe(1);
});

test("a host's own metric may mix sums, people and filters", async () => {
  const metric = defineMetric({
    name: 'revenue_per_website_visitor',
    unit: 'money',
    measures: {
      revenue: sum('sale', 'net', { channel: ['website'] }),
      visitors: distinct('visitor', { channel: ['website'] }),
    },
    value: ({ revenue, visitors }) => divide(revenue, visitors),
  });
  const facts = [...day, sampleSale({ id: 's9', channel: 'facebook', visitor: 'v9', at: now })];
  expect((await evaluateMetric(metric, await metricContext({ facts }))).value).toBe(70);
});

test("a host's formula that comes to nothing finite is no data", async () => {
  const clicks = { clicks: count('event', 'click') };
  const bait = defineMetric({
    name: 'bait',
    unit: 'count',
    measures: clicks,
    value: (sums) => (sums.clicks > 0 ? sums.clicks / 0 : 0),
  });
  expect(await evaluateMetric(bait, await metricContext({ facts: day }))).toEqual({
    value: null,
    previous: 0,
    trend: null,
  });
});

test('sums beyond the safe integers cannot be told, and are not rounded', async () => {
  const huge = Array.from({ length: 10 }, (_, index) =>
    sampleSpend({ id: String(index), at: now, amount: 999_999_999_999_999 }),
  );
  expect((await reading('spend', { facts: huge.slice(1) })).value).toBe(89_999_999_999_999.91);
  expect(await reading('spend', { facts: huge })).toEqual({ value: NaN, previous: 0, trend: null });
  const isMuch = defineMetric({
    name: 'is_much',
    unit: 'count',
    measures: { spend: sum('spend', 'amount') },
    value: ({ spend }) => (spend > 100 ? 1 : 0),
  });
  expect((await evaluateMetric(isMuch, await metricContext({ facts: huge }))).value).toBeNaN();
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact } from '../data/fact.ts';
import { toMajor } from '../kernel/money.ts';
import { roundRatio } from '../kernel/rounding.ts';
import { metricContext, WORLD_NOW, type MetricWorld } from '../testing/data-metric-context.ts';
import { Choices, randomFacts } from '../testing/data-random.ts';
import { sampleEvent, sampleLine, sampleRefund, sampleSale, sampleSpend } from '../testing/data-sample.ts';
import { count, distinct, divide, sum } from './builders.ts';
import { defineMetric } from './define-metric.ts';
import type { MetricDefinition } from './definition.ts';
import { evaluateMetric } from './evaluate.ts';
import { builtInMetrics, ENGAGEMENT_TYPES, metricsByName } from './library.ts';
import { metricReceipt, type MetricReceipt } from './receipt.ts';

const at = WORLD_NOW - 60_000;

async function receiptOf(metric: MetricDefinition | string, world: MetricWorld): Promise<MetricReceipt> {
  const found = typeof metric === 'string' ? metricsByName().get(metric) : metric;
  if (found === undefined) throw new Error(`no metric ${String(metric)}`);
  return metricReceipt(found, await metricContext(world));
}

test('revenue says what it is made of: net of sales and refunds in the own currency, and how many of each', async () => {
  const facts = [
    sampleSale({
      id: '1',
      at,
      lines: [sampleLine({ gross: 70_000, discount: 500 }), sampleLine({ gross: 1, orders: 0 })],
    }),
    sampleSale({ id: '2', at, lines: [sampleLine({ gross: 30_000 })] }),
    sampleSale({ id: 'dollars', at, currency: 'USD' }),
    sampleSale({ id: 'yesterday', at: at - 86_400_000, lines: [sampleLine({ gross: 50_000 })] }),
    sampleRefund({ id: 'r', at }),
  ];
  expect(await receiptOf('revenue', { facts })).toEqual({
    value: 994.71,
    previous: 500,
    trend: 98.9,
    definition: {
      description: "Net or gross revenue, as the business's revenue basis says",
      expression: 'revenue',
      numerator: [{ measure: 'revenue', times: 1 }],
      is_additive: true,
      measures: [{ name: 'revenue', of: 'sale', column: 'net', sum: 99_471, scale: 100 }],
    },
    filters: [{ dimension: 'currency', values: ['ZMW'], measures: ['revenue'] }],
    records: {
      total: 3,
      kinds: [
        { kind: 'sale', count: 2 },
        { kind: 'refund', count: 1 },
      ],
    },
  });
  expect((await receiptOf('revenue', { facts, basis: 'gross' })).records.kinds).toEqual([{ kind: 'sale', count: 2 }]);
});

test('a rate says both of its numbers and counts the records of both', async () => {
  const facts = [
    sampleEvent({ id: '1', at, type: 'impression', count: 1_000 }),
    sampleEvent({ id: '2', at, type: 'impression', count: 333 }),
    sampleEvent({ id: '3', at, type: 'click', count: 97 }),
    sampleEvent({ id: '4', at, type: 'share' }),
  ];
  expect(await receiptOf('ctr', { facts })).toMatchObject({
    value: 7.28,
    quotient: { numerator: 97, denominator: 1_333 },
    definition: {
      expression: 'clicks / impressions',
      numerator: [{ measure: 'clicks', times: 1 }],
      denominator: [{ measure: 'impressions', times: 1 }],
      is_additive: false,
    },
    filters: [
      { dimension: 'type', values: ['click'], measures: ['clicks'] },
      { dimension: 'type', values: ['impression'], measures: ['impressions'] },
    ],
    records: {
      total: 3,
      kinds: [
        { kind: 'event', type: 'impression', count: 2 },
        { kind: 'event', type: 'click', count: 1 },
      ],
    },
  });
});

test('nothing to divide by is no data, and the receipt shows the zeros', async () => {
  expect(await receiptOf('ctr', {})).toMatchObject({
    value: null,
    quotient: { numerator: 0, denominator: 0 },
    records: { total: 0, kinds: [] },
  });
});

test("a host's own metric has a receipt without a word of the host", async () => {
  const own = defineMetric({
    name: 'discount_rate',
    unit: 'percent',
    measures: {
      discounts: sum('sale', 'discount', { channel: ['whatsapp'] }),
      gross: sum('sale', 'gross', { channel: ['whatsapp'] }),
      people: distinct('customer'),
    },
    value: ({ discounts, gross }) => divide(discounts, gross),
  });
  const lines = [sampleLine({ gross: 1_000, discount: 125 })];
  const facts = [
    sampleSale({ id: '1', at, channel: 'whatsapp', lines }),
    sampleSale({ id: '2', at, channel: 'website', customer: 'c', lines }),
    sampleSale({ id: '3', at, channel: 'website', lines }),
  ];
  expect(await receiptOf(own, { facts })).toMatchObject({
    value: 12.5,
    definition: { expression: 'discounts / gross' },
    filters: [
      { dimension: 'channel', values: ['whatsapp'], measures: ['discounts', 'gross'] },
      { dimension: 'currency', values: ['ZMW'], measures: ['discounts', 'gross'] },
    ],
    records: { total: 2, kinds: [{ kind: 'sale', count: 2 }] },
  });
});

test('an expression that does not hold for the numbers themselves is not told', async () => {
  const capped = defineMetric({
    name: 'capped',
    unit: 'count',
    measures: { clicks: count('event', 'click') },
    value: ({ clicks }) => Math.min(clicks, 5_000_000),
  });
  const events = (clicks: number): Fact[] => [sampleEvent({ at, type: 'click', count: clicks })];
  expect((await receiptOf(capped, { facts: events(8) })).definition.expression).toBe('clicks');
  const { definition, value } = await receiptOf(capped, { facts: events(6_000_000) });
  expect([value, definition.expression, definition.is_additive]).toEqual([5_000_000, undefined, false]);
});

test('of many types of events the most frequent are listed, and the rest is added up', async () => {
  const every = defineMetric({
    name: 'everything',
    unit: 'count',
    measures: { all: count('event') },
    value: ({ all }) => all,
  });
  const facts = Array.from({ length: 25 }, (_, type) =>
    Array.from({ length: type + 1 }, (__, id) => sampleEvent({ id: `${type} ${id}`, at, type: `t${type}` })),
  ).flat();
  const { records } = await receiptOf(every, { facts });
  expect(records.kinds).toHaveLength(20);
  expect(records.kinds[0]).toEqual({ kind: 'event', type: 't24', count: 25 });
  expect([records.total, records.more]).toEqual([325, { types: 5, count: 15 }]);
});

test('spend counts spends', async () => {
  const facts = [sampleSpend({ id: '1', at }), sampleSpend({ id: '2', at, campaign: 'c2' })];
  expect((await receiptOf('spend', { facts })).records).toEqual({ total: 2, kinds: [{ kind: 'spend', count: 2 }] });
});

/** What each metric looks at, written down once more without any of the code above. */
const LOOKED_AT: Readonly<Record<string, (fact: Fact) => boolean>> = (() => {
  const ofKind =
    (...kinds: Fact['kind'][]) =>
    (fact: Fact) =>
      kinds.includes(fact.kind) && (!('currency' in fact) || fact.currency === 'ZMW');
  const ofType =
    (...types: string[]) =>
    (fact: Fact) =>
      fact.kind === 'event' && types.includes(fact.type);
  const net = ofKind('sale', 'refund');
  return {
    gross_revenue: ofKind('sale'),
    net_revenue: net,
    revenue: net,
    total_revenue: net,
    orders: ofKind('sale'),
    units: ofKind('sale'),
    average_order_value: net,
    refunds: ofKind('refund'),
    discounts: ofKind('sale'),
    spend: ofKind('spend'),
    impressions: ofType('impression'),
    clicks: ofType('click'),
    conversions: ofType('conversion'),
    engagements: ofType(...ENGAGEMENT_TYPES),
    engagement_rate: ofType('impression', ...ENGAGEMENT_TYPES),
    ctr: ofType('impression', 'click'),
    conversion_rate: ofType('click', 'conversion'),
    roas: (fact) => net(fact) || fact.kind === 'spend',
    visitors: (fact) => (fact.kind === 'event' || fact.kind === 'sale') && fact.visitor !== undefined,
  };
})();

test('law: the records counted are those that a plain look at every record finds, and the number is what its metric says', async () => {
  const world = fc.record({
    facts: fc.tuple(fc.nat(), fc.nat(80)).map(([seed, size]): Fact[] => randomFacts(new Choices(seed), size)),
    metric: fc.constantFrom(...builtInMetrics),
    timezone: fc.constantFrom('Africa/Lusaka', 'Europe/Berlin', 'America/St_Johns'),
  });
  await fc.assert(
    fc.asyncProperty(world, async ({ facts, metric, timezone }) => {
      const given = { facts, timezone, period: '2026-03-29..2026-03-31', now: Date.UTC(2026, 3, 9) };
      const context = await metricContext(given);
      const receipt = await metricReceipt(metric, context);
      const { from, to } = context.period.interval;
      const counted = facts.filter((fact) => from <= fact.at && fact.at < to && LOOKED_AT[metric.name]!(fact));
      expect(receipt.records.total, metric.name).toBe(counted.length);
      const byKind = receipt.records.kinds.reduce((total, one) => total + one.count, receipt.records.more?.count ?? 0);
      expect(byKind).toBe(counted.length);
      const { value, previous, trend } = receipt;
      expect({ value, previous, trend }).toEqual(await evaluateMetric(metric, context));
      // By hand: its measures through its expression come to the value.
      const { numerator, denominator, measures } = receipt.definition;
      const sumOf = (terms: typeof numerator): number =>
        (terms ?? []).reduce(
          (all, { measure, times }) => all + times * measures.find(({ name }) => name === measure)!.sum,
          0,
        );
      const [above, below] = [sumOf(numerator), metric.name === 'units' ? 1_000 : denominator ? sumOf(denominator) : 1];
      const told = {
        money: () => {
          const minor = roundRatio(above, below, 0);
          return minor === null ? null : toMajor(minor, 'ZMW');
        },
        percent: () => {
          const quotient = roundRatio(above, below, 4);
          return quotient === null ? null : Math.round(quotient * 10_000) / 100;
        },
        ratio: () => roundRatio(above, below, 2),
        count: () => roundRatio(above, below, 3),
        duration: () => null,
      }[metric.unit]();
      expect(told, metric.name).toBe(value);
    }),
    { numRuns: 200 },
  );
});

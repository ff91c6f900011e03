import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact } from '../data/fact.ts';
import { Choices, randomFacts } from '../testing/data-random.ts';
import { metricContext } from '../testing/data-metric-context.ts';
import { METRIC_DIMENSIONS, type MetricDefinition } from './definition.ts';
import { evaluateMetric } from './evaluate.ts';
import { metricGroups } from './groups.ts';
import { builtInMetrics } from './library.ts';
import { metricSeries } from './series.ts';

// The yen has no decimals, so that values add as exactly as the sums they are made of.
const currency = 'JPY';
const additive = builtInMetrics.filter(
  ({ unit, name }) => (unit === 'money' && name !== 'average_order_value') || (unit === 'count' && name !== 'visitors'),
);
const period = '2026-03-27..2026-03-31';
const now = Date.UTC(2026, 3, 9);

const world = fc.record({
  facts: fc.tuple(fc.nat(), fc.nat(80)).map(([seed, count]): Fact[] => randomFacts(new Choices(seed), count)),
  metric: fc.constantFrom(...additive),
  timezone: fc.constantFrom(
    'Africa/Lusaka',
    'Europe/Berlin',
    'Asia/Kathmandu',
    'America/St_Johns',
    'Pacific/Kiritimati',
  ),
});

const total = (values: readonly (number | null)[]): number => {
  // `units` has three decimals: added up in thousandths.
  const thousandths = values.reduce<number>((sum, value) => sum + Math.round((value ?? 0) * 1_000), 0);
  return thousandths / 1_000;
};

async function valueOf(metric: MetricDefinition, given: Parameters<typeof metricContext>[0]): Promise<number | null> {
  return (await evaluateMetric(metric, await metricContext(given))).value;
}

test.for(METRIC_DIMENSIONS)('law: the parts by %s add up to the whole', async (by) => {
  await fc.assert(
    fc.asyncProperty(world, async ({ facts, metric, timezone }) => {
      // Sales that hold two products count for both, so orders do not add up by product.
      fc.pre(!(by === 'product' && metric.name === 'orders'));
      const context = await metricContext({ facts, timezone, period, currency, now });
      const whole = await evaluateMetric(metric, context);
      const { groups } = await metricGroups(metric, by, context);
      expect(total(groups.map(({ value }) => value))).toBe(whole.value);
      expect(total(groups.map(({ previous }) => previous))).toBe(whole.previous);
    }),
    { numRuns: 60 },
  );
});

test.for(['2026-03-27..2026-03-31', '2026-03-29..2026-03-29', '2026-01-01..2026-06-30'])(
  'law: the steps of %s add up to the whole',
  async (span) => {
    await fc.assert(
      fc.asyncProperty(world, async ({ facts, metric, timezone }) => {
        const context = await metricContext({ facts, timezone, period: span, currency, now: Date.UTC(2026, 7, 1) });
        const series = await metricSeries(metric, context);
        expect(total(series.map(({ value }) => value))).toBe((await evaluateMetric(metric, context)).value);
      }),
      { numRuns: 60 },
    );
  },
);

test('law: two periods that make up a third add up to it', async () => {
  await fc.assert(
    fc.asyncProperty(world, fc.integer({ min: 27, max: 30 }), async ({ facts, metric, timezone }, day) => {
      const given = { facts, timezone, currency, now };
      const parts = [`2026-03-27..2026-03-${day}`, `2026-03-${day + 1}..2026-03-31`];
      const values = await Promise.all(parts.map((part) => valueOf(metric, { ...given, period: part })));
      expect(total(values)).toBe(await valueOf(metric, { ...given, period }));
    }),
    { numRuns: 100 },
  );
});

test('law: no metric of any data is anything but a finite number or no data', async () => {
  await fc.assert(
    fc.asyncProperty(world, fc.constantFrom(...builtInMetrics), async ({ facts, timezone }, metric) => {
      const { value, previous, trend } = await evaluateMetric(
        metric,
        await metricContext({ facts, timezone, period, now }),
      );
      for (const number of [value, previous, trend]) expect(number === null || Number.isFinite(number)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact } from '../data/fact.ts';
import { metricContext, WORLD_NOW, type MetricWorld } from '../testing/data-metric-context.ts';
import { Choices, randomFacts } from '../testing/data-random.ts';
import { sampleEvent, sampleLine, sampleSale, sampleSpend, sampleState } from '../testing/data-sample.ts';
import { METRIC_DIMENSIONS, type Dimension } from './definition.ts';
import { metricDrivers, type MetricDrivers } from './drivers.ts';
import { builtInMetrics, metricsByName } from './library.ts';
import { shownSteps } from './shown-steps.ts';

const DAY_MS = 86_400_000;
const now = WORLD_NOW - 60_000;
const yesterday = now - DAY_MS;

async function driversOf(
  name: string,
  world: MetricWorld,
  dimensions: readonly Dimension[] = ['channel', 'product', 'campaign', 'hour'],
): Promise<MetricDrivers> {
  const metric = metricsByName().get(name);
  if (metric === undefined) throw new Error(`no metric ${name}`);
  return metricDrivers(metric, dimensions, await metricContext(world));
}

const sale = (id: string, gross: number, fields: Partial<Parameters<typeof sampleSale>[0] & object> = {}): Fact =>
  sampleSale({ id, at: now, lines: [sampleLine({ gross })], ...fields });

test('revenue moved by channels: the larger first, what is new and what is gone said', async () => {
  const facts = [
    sale('1', 70_000, { channel: 'whatsapp' }),
    sale('2', 30_000, { channel: 'whatsapp', at: yesterday }),
    sale('3', 20_000, { channel: 'website' }),
    sale('4', 5_000, { channel: 'facebook', at: yesterday }),
    sale('5', 1_000, { channel: 'till' }),
    sale('6', 1_000, { channel: 'till', at: yesterday }),
  ];
  expect(await driversOf('revenue', { facts }, ['channel'])).toEqual({
    value: 910,
    previous: 360,
    trend: 152.8,
    change: 550,
    dimensions: [
      {
        by: 'channel',
        drivers: [
          { key: 'whatsapp', name: 'whatsapp', value: 700, previous: 300, change: 400, is_new: false, is_gone: false },
          { key: 'website', name: 'website', value: 200, previous: 0, change: 200, is_new: true, is_gone: false },
          { key: 'facebook', name: 'facebook', value: 0, previous: 50, change: -50, is_new: false, is_gone: true },
        ],
      },
    ],
  });
});

test('yesterday counts until the same minute, not as a whole', async () => {
  const facts = [sale('1', 500), sale('2', 400, { at: yesterday }), sale('3', 9_900, { at: yesterday + 3_600_000 })];
  expect(await driversOf('revenue', { facts }, ['hour'])).toMatchObject({
    change: 1,
    dimensions: [{ by: 'hour', drivers: [{ key: '14:00', change: 1 }] }],
  });
});

test('the dimension that tells most comes first: the one where something moved beyond its share', async () => {
  const facts = ['a', 'b', 'c', 'd'].flatMap((id, index) => {
    const channel = index % 2 === 0 ? 'whatsapp' : 'website';
    const lines = [sampleLine({ gross: id === 'a' ? 9_000 : 1_000, product: id })];
    return [
      sale(`${id} now`, 0, { channel, lines }),
      sale(`${id} before`, 0, { channel, at: yesterday, lines: [sampleLine({ gross: 1_000, product: id })] }),
    ];
  });
  const states = [sampleState({ id: 'a', record: { name: 'Wrap dress' } })];
  const { dimensions } = await driversOf('revenue', { facts, states });
  expect(dimensions[0]).toMatchObject({ by: 'product', drivers: [{ key: 'a', name: 'Wrap dress', change: 80 }] });
});

test('a rate is taken apart into percentage points that add up to what is shown', async () => {
  const events = (type: string, count: number, channel: string, at: number): Fact =>
    sampleEvent({ id: `${type} ${channel} ${at}`, type, count, channel, at });
  const facts = [
    events('impression', 1_000, 'facebook', now),
    events('click', 90, 'facebook', now),
    events('impression', 333, 'instagram', now),
    events('click', 7, 'instagram', now),
    events('impression', 1_000, 'facebook', yesterday),
    events('click', 30, 'facebook', yesterday),
    events('impression', 333, 'instagram', yesterday),
    events('click', 11, 'instagram', yesterday),
  ];
  const { change, dimensions } = await driversOf('ctr', { facts }, ['channel']);
  // 97 ÷ 1,333 less 41 ÷ 1,333: 7.28 % less 3.08 %.
  expect(change).toBe(4.2);
  expect(dimensions[0]?.drivers.map(({ key, change: part }) => [key, part])).toEqual([
    ['facebook', 4.5],
    ['instagram', -0.3],
  ]);
});

test('where groups do not add up to the whole their dimension is left out', async () => {
  const facts = [
    sampleSale({
      id: 'both',
      at: now,
      visitor: 'v1',
      lines: [sampleLine({ product: 'a' }), sampleLine({ product: 'b', orders: 0 })],
    }),
    sampleSale({ id: 'again', at: now, visitor: 'v1', channel: 'till' }),
  ];
  expect((await driversOf('orders', { facts })).dimensions.map(({ by }) => by)).not.toContain('product');
  expect(await driversOf('visitors', { facts }, ['channel'])).toMatchObject({ change: 1, dimensions: [] });
});

test('what no record carries explains nothing', async () => {
  const facts = [sampleSpend({ at: now, amount: 500, campaign: 'c' })];
  const { dimensions } = await driversOf('spend', { facts });
  expect(dimensions.map(({ by }) => by).sort()).toEqual(['campaign', 'hour']);
  expect((await driversOf('roas', { facts }, ['channel'])).dimensions).toEqual([]);
});

test('no data, now or before, has no change', async () => {
  expect(await driversOf('ctr', {})).toEqual({
    value: null,
    previous: null,
    trend: null,
    change: null,
    dimensions: [],
  });
});

test('of more than ten movers the rest is added up', async () => {
  const facts = Array.from({ length: 14 }, (_, index) =>
    sale(`s${index}`, 100, { lines: [sampleLine({ gross: 100 * (index + 1), product: `p${index}` })] }),
  );
  const [products] = (await driversOf('revenue', { facts }, ['product'])).dimensions;
  expect(products?.drivers).toHaveLength(10);
  expect(products?.drivers[0]).toMatchObject({ key: 'p13', change: 14, is_new: true });
  expect(products?.rest).toEqual({ groups: 4, change: 10 });
});

test.for(METRIC_DIMENSIONS)(
  'law: by %s the drivers and the rest add up to the change, to the last step',
  async (by) => {
    const currency = 'ZMW';
    const world = fc.record({
      facts: fc.tuple(fc.nat(), fc.nat(80)).map(([seed, count]): Fact[] => randomFacts(new Choices(seed), count)),
      metric: fc.constantFrom(...builtInMetrics),
      timezone: fc.constantFrom('Africa/Lusaka', 'Europe/Berlin', 'America/St_Johns'),
    });
    await fc.assert(
      fc.asyncProperty(world, async ({ facts, metric, timezone }) => {
        const given = { facts, timezone, currency, period: '2026-03-29..2026-03-31', now: Date.UTC(2026, 3, 9) };
        const { change, dimensions } = await metricDrivers(metric, [by], await metricContext(given));
        const { inShown } = shownSteps(metric.unit, currency);
        const steps = (amount: number): number => Math.round(amount * inShown);
        for (const { drivers, rest } of dimensions) {
          const sum = drivers.reduce((total, driver) => total + steps(driver.change), steps(rest?.change ?? 0));
          expect(sum, metric.name).toBe(steps(change ?? NaN));
        }
      }),
      { numRuns: 80 },
    );
  },
);

import { expect, test } from 'vitest';
import { metricContext, WORLD_NOW } from '../testing/data-metric-context.ts';
import { sampleEvent, sampleLine, sampleSale } from '../testing/data-sample.ts';
import type { MetricDefinition } from './definition.ts';
import { metricsByName } from './library.ts';
import { metricSeries } from './series.ts';

const HOUR_MS = 3_600_000;
const named = (name: string): MetricDefinition => metricsByName().get(name) as MetricDefinition;
const everyHour = (from: number, hours: number): ReturnType<typeof sampleEvent>[] =>
  Array.from({ length: hours }, (_, hour) => sampleEvent({ id: String(hour), at: from + hour * HOUR_MS }));

test('a day has a point for each hour that has begun, zeros filled', async () => {
  const context = await metricContext({
    facts: [sampleSale({ at: WORLD_NOW, lines: [sampleLine({ gross: 31_000 })] })],
  });
  const series = await metricSeries(named('revenue'), context);
  expect(series.length).toBe(15);
  expect(series[0]).toEqual({ at: '2026-03-02T00:00:00+02:00', value: 0 });
  expect(series[14]).toEqual({ at: '2026-03-02T14:00:00+02:00', value: 310 });
});

test('a rate has no data where there is nothing to divide by', async () => {
  const facts = [
    sampleEvent({ id: 'i', count: 40, at: WORLD_NOW }),
    sampleEvent({ id: 'c', type: 'click', count: 3, at: WORLD_NOW }),
  ];
  const series = await metricSeries(named('ctr'), await metricContext({ facts }));
  expect(series.map(({ value }) => value)).toEqual([...Array(14).fill(null), 7.5]);
});

test.for([
  ['Europe/Berlin', '2026-03-29', 23, 22],
  ['Europe/Berlin', '2026-10-25', 25, 23],
  // Half an hour less, half an hour more: the hour with the change in it is two steps.
  ['Australia/Lord_Howe', '2026-10-04', 24, 22],
  ['Australia/Lord_Howe', '2026-04-05', 25, 23],
  ['Asia/Kathmandu', '2026-04-05', 24, 23],
] as const)('in %s %s has a point for every hour, and no event is lost', async ([timezone, date, points]) => {
  const noon = Date.parse(`${date}T12:00Z`);
  const facts = everyHour(noon - 48 * HOUR_MS, 96);
  const context = await metricContext({ facts, timezone, period: `${date}..${date}`, now: noon + 96 * HOUR_MS });
  const series = await metricSeries(named('impressions'), context);
  const { from, to } = context.period.interval;
  const within = facts.filter(({ at }) => from <= at && at < to).length;
  expect(series.reduce((total, { value }) => total + (value ?? 0), 0)).toBe(within);
  expect(series.length).toBe(points);
  expect(new Set(series.map(({ at }) => at)).size).toBe(points);
});

test('a year has a point for each month', async () => {
  const facts = [0, 45, 364].map((day) =>
    sampleEvent({ id: String(day), at: Date.UTC(2025, 0, 1, 12) + day * 24 * HOUR_MS, count: day + 1 }),
  );
  const context = await metricContext({ facts, period: '2025-01-01..2025-12-31', timezone: 'Pacific/Kiritimati' });
  const series = await metricSeries(named('impressions'), context);
  expect(series.map(({ value }) => value)).toEqual([1, 46, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(series[11]?.at).toBe('2025-12-01T00:00:00+14:00');
});

test('visitors are asked per step: one who comes back counts in each', async () => {
  const facts = [13, 13.2, 14].map((hour) =>
    sampleEvent({ id: String(hour), visitor: 'v1', at: Date.UTC(2026, 2, 2) + (hour - 2) * HOUR_MS }),
  );
  const series = await metricSeries(named('visitors'), await metricContext({ facts }));
  expect(series.map(({ value }) => value)).toEqual([...Array(13).fill(0), 1, 1]);
});

test('a period that has not begun has no points', async () => {
  expect(await metricSeries(named('orders'), await metricContext({ period: '2026-04-01..2026-04-02' }))).toEqual([]);
});

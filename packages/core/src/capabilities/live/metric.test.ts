import { describe, expect, test } from 'vitest';
import { metricsByName } from '../../metric/library.ts';
import { answerContext } from '../../testing/answer-context.ts';
import { SAMPLE_AT, sampleEvent, sampleLine, sampleSale, sampleState } from '../../testing/data-sample.ts';
import { answerDrivers } from './drivers.ts';
import { answerMetric, metricTags } from './metric.ts';
import { answerReceipt } from './receipt.ts';

const metrics = [...metricsByName().values()];
const sale = (id: string, gross: number, product: string) =>
  sampleSale({ id, lines: [sampleLine({ gross, product })] });

describe('a metric', () => {
  test('has its value, previous, trend and series', async () => {
    const facts = [
      sale('a', 300, 'p1'),
      sampleSale({ id: 'b', at: SAMPLE_AT - 86_400_000, lines: [sampleLine({ gross: 200 })] }),
    ];
    const answer = await answerMetric(answerContext({ facts, metrics }), 'total_revenue');
    expect(answer).toMatchObject({ name: 'total_revenue', unit: 'money', value: 3, previous: 2, trend: 50 });
    expect(answer.series.at(-1)).toEqual({ at: '2026-03-02T14:00:00+02:00', value: 3 });
    expect(answer).not.toHaveProperty('groups');
  });

  test('is split by a dimension, at most a hundred groups, and says how many more there are', async () => {
    const facts = Array.from({ length: 103 }, (_, i) => sale(`s${i}`, 100 + i, `p${i}`));
    const states = [sampleState({ id: 'p102', record: { kind: 'product', id: 'p102', name: 'Dearest' } })];
    const answer = await answerMetric(answerContext({ facts, states, metrics }), 'revenue', 'product');
    expect(answer).toMatchObject({ by: 'product', more: 3 });
    expect(answer.groups).toHaveLength(100);
    expect(answer.groups?.[0]).toEqual({ key: 'p102', name: 'Dearest', value: 2.02, previous: 0 });
  });

  test('counts different visitors once', async () => {
    const facts = ['v1', 'v1', 'v2'].map((visitor, i) => sampleEvent({ id: `e${i}`, visitor }));
    expect((await answerMetric(answerContext({ facts, metrics }), 'visitors')).value).toBe(2);
  });

  test('that is not there is not found; what is no dimension is named', async () => {
    await expect(answerMetric(answerContext({ metrics }), 'luck')).rejects.toMatchObject({
      code: 'not_found',
      path: '/name',
    });
    await expect(answerMetric(answerContext({ metrics }), 'revenue', 'luck')).rejects.toMatchObject({
      code: 'invalid_input',
      path: '/by',
      expected: 'one of channel, campaign, product, hour, weekday',
    });
  });

  test.each([
    ['revenue', undefined, ['sales']],
    ['revenue', 'product', ['sales', 'products']],
    ['clicks', 'campaign', ['events', 'campaigns']],
    ['roas', undefined, ['sales', 'spend']],
    ['visitors', 'hour', ['events', 'sales']],
  ])('depends on what it is made of: %s by %s', (name, by, tags) => {
    expect(metricTags(metricsByName().get(name), by)).toEqual(tags);
  });
});

describe('what moved a metric', () => {
  const facts = [
    sampleSale({ id: 'a', channel: 'whatsapp', lines: [sampleLine({ gross: 300, product: 'p1' })] }),
    sampleSale({ id: 'b', channel: 'website', lines: [sampleLine({ gross: 50, product: 'p1' })] }),
  ];

  test('is told by channel, product, campaign and hour, or by the one that is asked for', async () => {
    const answer = await answerDrivers(answerContext({ facts, metrics }), 'revenue');
    expect(answer).toMatchObject({ name: 'revenue', unit: 'money', value: 3.5, previous: 0, change: 3.5 });
    expect(answer.dimensions.map(({ by }) => by).sort()).toEqual(['channel', 'hour', 'product']);
    const { dimensions } = await answerDrivers(answerContext({ facts, metrics }), 'revenue', 'weekday');
    expect(dimensions.map(({ by }) => by)).toEqual(['weekday']);
  });

  test('of what is no metric is not found; what is no dimension is named', async () => {
    const context = answerContext({ metrics });
    await expect(answerDrivers(context, 'luck')).rejects.toMatchObject({ code: 'not_found', path: '/name' });
    await expect(answerDrivers(context, 'revenue', 'luck')).rejects.toMatchObject({
      code: 'invalid_input',
      path: '/by',
    });
  });
});

describe('the receipt of a number', () => {
  const facts = [sale('a', 300, 'p1'), sampleEvent({ id: 'e', type: 'click', count: 3 })];

  test('says where the number comes from, in which week, and gives the value as the metric does', async () => {
    const context = answerContext({ facts, metrics });
    const receipt = await answerReceipt(context, 'total_revenue');
    expect(receipt).toMatchObject({
      name: 'total_revenue',
      unit: 'money',
      value: 3,
      previous: 0,
      trend: null,
      records: { total: 1 },
      week_start: 1,
      source: { name: 'lists', holds: 'records' },
    });
    expect(receipt.source).not.toHaveProperty('daily_sums_until');
    expect(receipt).toMatchObject({ value: (await answerMetric(context, 'total_revenue')).value });
  });

  test('says from when on events are sums of days, where events count and the period reaches so far back', async () => {
    const until = Date.UTC(2026, 2, 1) - 7_200_000;
    const states = [sampleState({ kind: 'retention', id: 'events', record: { until, timezone: 'Africa/Lusaka' } })];
    const sourceOf = async (name: string, period: string): Promise<unknown> =>
      (await answerReceipt(answerContext({ facts, states, metrics, period }), name)).source.daily_sums_until;
    expect(await sourceOf('clicks', '2026-02-20..2026-03-02')).toBe('2026-03-01');
    expect(await sourceOf('clicks', 'today')).toBeUndefined();
    expect(await sourceOf('orders', '2026-02-20..2026-03-02')).toBeUndefined();
  });

  test('of what is no metric is not found', async () => {
    await expect(answerReceipt(answerContext({ metrics }), 'luck')).rejects.toMatchObject({
      code: 'not_found',
      path: '/name',
    });
  });
});

import { describe, expect, test } from 'vitest';
import { answerContext } from '../../testing/answer-context.ts';
import { SAMPLE_AT, sampleLine, sampleRefund, sampleSale, sampleState } from '../../testing/data-sample.ts';
import { answerRevenue } from './revenue.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const line = (product: string, gross: number, quantity = 1_000) => sampleLine({ product, gross, quantity });
const sale = (id: string, gross: number, at = SAMPLE_AT, more = {}) =>
  sampleSale({ id, at, lines: [line('p1', gross)], ...more });

describe('revenue', () => {
  test('of nothing is zeros, with no trend', async () => {
    const revenue = await answerRevenue(answerContext());
    expect(revenue).toMatchObject({
      total_revenue: 0,
      revenue_trend: null,
      previous_revenue: 0,
      top_products: [],
      revenue_by_channel: {},
      other_currencies: {},
    });
    expect(revenue.series).toHaveLength(15);
    expect(revenue.series.every(({ revenue }) => revenue === 0)).toBe(true);
  });

  test('adds up sales of the whole period, those later today too', async () => {
    const facts = [
      sale('a', 100),
      sale('b', 250, SAMPLE_AT + 4 * HOUR),
      sale('c', 999, SAMPLE_AT + DAY),
      sale('d', 999, SAMPLE_AT - DAY),
    ];
    expect((await answerRevenue(answerContext({ facts }))).total_revenue).toBe(3.5);
  });

  test('is net of discounts and refunds, or gross, as the business has it', async () => {
    const facts = [
      sampleSale({ lines: [sampleLine({ gross: 1_000, discount: 100 })] }),
      sampleRefund({ channel: 'website', orphan: false }),
    ];
    expect((await answerRevenue(answerContext({ facts }))).total_revenue).toBe(8.7);
    expect((await answerRevenue(answerContext({ facts, profile: { revenue_basis: 'gross' } }))).total_revenue).toBe(10);
  });

  test('is compared with the same part of the day before, cut at the whole minute', async () => {
    const cut = Date.UTC(2026, 2, 1, 12, 5);
    const facts = [
      sale('now', 330),
      sale('before', 200, cut - 1),
      sale('earlier', 100, cut - 2 * HOUR),
      sale('after', 5_000, cut),
    ];
    expect(await answerRevenue(answerContext({ facts }))).toMatchObject({
      total_revenue: 3.3,
      previous_revenue: 3,
      revenue_trend: 10,
    });
  });

  test('trends as in the contract: 12,345.60 after 11,399.40 is up 8.3%', async () => {
    const facts = [sale('now', 1_234_560), sale('before', 1_139_940, Date.UTC(2026, 2, 1, 8))];
    expect(await answerRevenue(answerContext({ facts }))).toMatchObject({
      total_revenue: 12_345.6,
      previous_revenue: 11_399.4,
      revenue_trend: 8.3,
    });
  });

  test("by channel adds up to the total, the business's channels first", async () => {
    const facts = [
      sale('a', 1, SAMPLE_AT, { channel: 'tiktok' }),
      sale('b', 20, SAMPLE_AT, { channel: 'website', campaign: 'c1' }),
      sale('c', 300, SAMPLE_AT, { channel: 'whatsapp' }),
      sale('d', 4_000, SAMPLE_AT, { channel: 'website' }),
    ];
    const { revenue_by_channel: parts, total_revenue: total } = await answerRevenue(answerContext({ facts }));
    expect(Object.entries(parts)).toEqual([
      ['whatsapp', 3],
      ['website', 40.2],
      ['tiktok', 0.01],
    ]);
    expect(total).toBe(43.21);
  });

  test('keeps other currencies apart, each in its own units', async () => {
    const facts = [
      sale('a', 100),
      sale('b', 1_234, SAMPLE_AT, { currency: 'JPY' }),
      sale('c', 1_500, SAMPLE_AT, { currency: 'KWD', channel: 'whatsapp' }),
    ];
    const revenue = await answerRevenue(answerContext({ facts }));
    expect(revenue).toMatchObject({
      total_revenue: 1,
      other_currencies: { JPY: 1_234, KWD: 1.5 },
      revenue_by_channel: { website: 1 },
    });
    expect(revenue.top_products).toEqual([{ product_id: 'p1', name: 'p1', revenue: 1, quantity: 1 }]);
    expect(revenue.series.reduce((sum, step) => sum + (step.revenue ?? NaN), 0)).toBe(1);
  });

  test('by hour has the elapsed hours only, at their local start', async () => {
    const facts = [
      sale('a', 100, Date.UTC(2026, 2, 1, 22)),
      sale('b', 200, SAMPLE_AT),
      sale('later', 400, SAMPLE_AT + HOUR),
    ];
    const { series } = await answerRevenue(answerContext({ facts }));
    expect(series[0]).toEqual({ at: '2026-03-02T00:00:00+02:00', revenue: 1 });
    expect(series.at(-1)).toEqual({ at: '2026-03-02T14:00:00+02:00', revenue: 2 });
  });

  test('by hour of a day of 25 hours tells the two equal hours apart', async () => {
    const first = Date.UTC(2026, 9, 24, 23, 30);
    const profile = { timezone: 'Europe/London' };
    const facts = [sale('summer', 100, first + HOUR), sale('winter', 200, first + 2 * HOUR)];
    const { series } = await answerRevenue(
      answerContext({ facts, profile, period: '2026-10-25..2026-10-25', now: Date.UTC(2026, 9, 27) }),
    );
    expect(series).toHaveLength(25);
    expect(series.filter(({ revenue }) => revenue !== 0)).toEqual([
      { at: '2026-10-25T01:00:00+01:00', revenue: 1 },
      { at: '2026-10-25T01:00:00+00:00', revenue: 2 },
    ]);
  });

  test('of more than 92 days is by month', async () => {
    const facts = [sale('a', 100, Date.UTC(2026, 0, 31, 21)), sale('b', 200, Date.UTC(2026, 0, 31, 23))];
    const { series } = await answerRevenue(answerContext({ facts, period: '2026-01-01..2026-12-31' }));
    expect(series).toEqual([
      { at: '2026-01-01T00:00:00+02:00', revenue: 1 },
      { at: '2026-02-01T00:00:00+02:00', revenue: 2 },
      { at: '2026-03-01T00:00:00+02:00', revenue: 0 },
    ]);
  });
});

describe('top products', () => {
  const named = (id: string, name: string) => sampleState({ id, record: { kind: 'product', id, name } });

  test('are ten, most revenue first, ties by name, also at the edge of the list', async () => {
    const lines = [...Array<number>(12).keys()].map((i) => line(`p${i}`, i < 3 ? 900 : 100));
    const states = lines.map(({ product }, i) => named(product!, `name ${String(50 - i)}`));
    const { top_products: top } = await answerRevenue(answerContext({ facts: [sampleSale({ lines })], states }));
    expect(top.map(({ product_id }) => product_id)).toEqual([
      'p2',
      'p1',
      'p0',
      'p11',
      'p10',
      'p9',
      'p8',
      'p7',
      'p6',
      'p5',
    ]);
    expect(top[3]).toEqual({ product_id: 'p11', name: 'name 39', revenue: 1, quantity: 1 });
  });

  test('leave out sales by amount', async () => {
    const facts = [sampleSale({ lines: [sampleLine({ product: undefined, gross: 500 })] })];
    expect((await answerRevenue(answerContext({ facts }))).top_products).toEqual([]);
  });

  test('go by their id until a name is known, and count thousandths of a unit', async () => {
    const facts = [sampleSale({ lines: [line('cloth', 1_250, 2_500)] })];
    const { top_products: top } = await answerRevenue(answerContext({ facts }));
    expect(top).toEqual([{ product_id: 'cloth', name: 'cloth', revenue: 12.5, quantity: 2.5 }]);
  });
});

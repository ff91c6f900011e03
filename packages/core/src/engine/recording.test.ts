import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { engineWorld, saleRecord } from '../testing/engine-world.ts';

const LEDGER = [
  { kind: 'product', id: 'p1', name: 'Chitenge' },
  ...[1, 2, 3, 4].map((i) => ({
    kind: 'sale',
    id: `s${i}`,
    occurred_at: `2026-03-02T0${i}:00:00+02:00`,
    channel: i % 2 === 0 ? 'whatsapp' : 'website',
    campaign_id: i === 4 ? '42' : undefined,
    items: [
      { product_id: 'p1', quantity: i, unit_price: '10.55' },
      { product_id: 'p2', name: 'Thread', quantity: 1, unit_price: 3, discount: 0.5 },
    ],
    discount: '1.00',
  })),
  { kind: 'refund', id: 'r1', occurred_at: '2026-03-02T10:00:00+02:00', sale_id: 's4', amount: '7.77' },
  {
    kind: 'refund',
    id: 'r2',
    occurred_at: '2026-03-02T11:00:00+02:00',
    sale_id: 's1',
    items: [{ product_id: 'p1', quantity: 1, unit_price: '10.55' }],
  },
];
// By hand (s4: 4 × 10.55 + 3 − 1.5 − 7.77 = 35.93): s1..s4 gross 10 pieces at 10.55 and 4 at 3; discounts 4 × (1 + 0.5); refunds 7.77 + 10.55.
const GROSS = 10 * 10.55 + 4 * 3;
const NET = GROSS - 6 - 18.32;

describe('recording', () => {
  test('the same batch twice, late, shuffled, in parts, with refunds before their sales, equals the ledger', async () => {
    const batches = fc.shuffledSubarray([...LEDGER, ...LEDGER], { minLength: 2 * LEDGER.length }).chain((records) =>
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 20, maxLength: 20 }).map((sizes) => {
        const rest = [...records];
        return [...sizes.map((size) => rest.splice(0, size)), rest];
      }),
    );
    await fc.assert(
      fc.asyncProperty(batches, fc.boolean(), async (parts, isWatched) => {
        const { shop } = engineWorld();
        for (const part of parts) {
          if (isWatched) await shop.live();
          await shop.record(part);
        }
        const { revenue, campaigns } = await shop.live();
        expect(revenue.total_revenue).toBeCloseTo(NET, 9);
        expect((await shop.metric({ name: 'gross_revenue' })).value).toBeCloseTo(GROSS, 9);
        expect(Object.values(revenue.revenue_by_channel).reduce<number>((a, b) => a + (b ?? NaN), 0)).toBeCloseTo(
          NET,
          9,
        );
        expect(revenue.top_products.map(({ name }) => name)).toEqual(['Chitenge', 'Thread']);
        expect(campaigns[0]).toMatchObject({ id: '42', revenue: 35.93 });
      }),
      { numRuns: 60 },
    );
  });

  test('counts what was accepted, kept already and rejected', async () => {
    const { shop, analytics } = engineWorld();
    const sale = saleRecord(1);
    expect(await shop.record([sale, sale, { kind: 'sale', id: 'bad' }, 'nonsense'])).toMatchObject({
      accepted: 1,
      duplicates: 1,
      rejected_count: 2,
    });
    expect(analytics.statistics().records).toEqual({ accepted: 1, duplicates: 1, rejected: 2 });
  });

  test('of nothing changes nothing', async () => {
    const { shop, analytics } = engineWorld();
    const before = await shop.answer('analytics/live');
    expect(await shop.record([])).toMatchObject({ accepted: 0, duplicates: 0, rejected_count: 0 });
    expect(await shop.answer('analytics/live')).toBe(before);
    expect(analytics.statistics().computations).toBe(1);
  });
});

describe('recording for several businesses', () => {
  const business = (id: string) => ({ kind: 'business', id, name: id, timezone: 'Africa/Lusaka', currency: 'ZMW' });

  test('puts each record where it belongs', async () => {
    const { analytics } = engineWorld();
    const receipt = await analytics.record([
      business('a'),
      saleRecord(1, { business_id: 'a' }),
      business('b'),
      saleRecord(2, { business_id: 'b' }),
      saleRecord(4, { business_id: 'c' }),
      saleRecord(8),
    ]);
    expect(receipt).toMatchObject({
      accepted: 4,
      rejected_count: 2,
      rejected: [{ index: 4 }, { index: 5, path: '/business_id' }],
    });
    expect((await analytics.for('a').revenue()).total_revenue).toBe(1);
    expect((await analytics.for('b').revenue()).total_revenue).toBe(2);
    expect([...(await analytics.businesses())].sort()).toEqual(['a', 'b', 'shop-1']);
  });

  test('takes a record that does not say whose it is for the only business there is', async () => {
    const { analytics, shop } = engineWorld();
    expect(await analytics.record(saleRecord(1))).toMatchObject({ accepted: 1 });
    expect((await shop.revenue()).total_revenue).toBe(1);
    await analytics.record(business('b'));
    expect(await analytics.record(saleRecord(2))).toMatchObject({
      accepted: 0,
      rejected: [{ index: 0, path: '/business_id' }],
    });
  });
});

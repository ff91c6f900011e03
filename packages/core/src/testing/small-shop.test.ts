import { describe, expect, test } from 'vitest';
import { memoryAdapter } from '../data/memory-adapter.ts';
import { createAnalytics } from '../engine/create-analytics.ts';
import { parseTimestamp } from '../kernel/timestamp.ts';
import { recordSchemas, type BizRecord } from '../records/schema/record.ts';
import { createFakeClock } from './fake-clock.ts';
import { smallShop } from './small-shop.ts';

const NOW = Date.UTC(2026, 2, 2, 12, 5, 11);
const occurredAt = (record: BizRecord): number => ('occurred_at' in record ? parseTimestamp(record.occurred_at) : NaN);

describe('the small shop', () => {
  test('is made of records as the contract has them, each id once', () => {
    const { records } = smallShop();
    for (const record of records) {
      const checked = recordSchemas[record.kind].safeParse(record);
      expect(checked.error?.issues ?? [], String(record.id)).toEqual([]);
    }
    expect(new Set(records.map(({ kind, id }) => `${kind}/${id}`)).size).toBe(records.length);
    expect(new Set(records.map(({ kind }) => kind))).toEqual(
      new Set(['business', 'product', 'campaign', 'event', 'sale', 'refund', 'spend']),
    );
  });

  test('is the same for the same options, another for another seed', () => {
    expect(smallShop()).toEqual(smallShop({ now: NOW, days: 8, seed: 1 }));
    expect(smallShop({ seed: 2 }).facts).not.toEqual(smallShop().facts);
    expect(smallShop({ id: 'shop-1' }).business.id).toBe('shop-1');
  });

  test('has nothing later than now, and grows as time passes without changing what was', () => {
    const early = smallShop({ now: NOW, days: 3 }).facts;
    const late = smallShop({ now: NOW + 6 * 3_600_000, days: 3 }).facts;
    expect(Math.max(...early.map(occurredAt))).toBeLessThanOrEqual(NOW);
    expect(late.length).toBeGreaterThan(early.length);
    const known = new Map(late.map((record) => [record.id, record]));
    for (const record of early) expect(known.get(record.id)).toEqual(record);
  });

  test('gives the engine what a plain sum over its records gives', async () => {
    const { records } = smallShop();
    const analytics = createAnalytics({ adapter: memoryAdapter(), clock: createFakeClock(NOW) });
    await analytics.record(records);
    const { total_revenue } = await analytics.for('chitenge-house').revenue({ period: '2026-02-23..2026-03-02' });
    const ngwee = records.reduce((sum, record) => sum + netNgweeOf(record), 0);
    expect(Math.round((total_revenue ?? NaN) * 100)).toBe(ngwee);
    expect(ngwee).toBeGreaterThan(0);
    await analytics.close();
  });
});

/** Every price and quantity of the shop is exact in hundredths of a hundredth, so plain numbers will do. */
function netNgweeOf(record: BizRecord): number {
  if (record.kind === 'refund') return -Math.round(Number(record.amount) * 100);
  if (record.kind !== 'sale') return 0;
  const lines = (record.items ?? []).map((item) => Math.round(Number(item.quantity) * Number(item.unit_price) * 100));
  return lines.reduce((a, b) => a + b, 0) - Math.round(Number(record.discount ?? 0) * 100);
}

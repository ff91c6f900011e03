import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DataAdapter } from '../data/adapter.ts';
import { memoryAdapter } from '../data/memory-adapter.ts';
import type { Clock } from '../kernel/clock.ts';
import { businessIdOf } from '../kernel/ids.ts';
import type { BusinessProfile } from '../records/profile.ts';
import { UnreadableItem } from '../records/refusal.ts';
import { createIngest, type Written } from './ingest.ts';

const shop = businessIdOf('shop-1');
const clock: Clock = { now: () => Date.UTC(2026, 2, 2, 12), schedule: () => () => undefined };
const host: BusinessProfile = {
  name: 'Shop',
  timezone: 'Africa/Lusaka',
  currency: 'ZMW',
  week_start: 1,
  revenue_basis: 'net',
  channels: [],
};

const profile = { kind: 'business', id: 'shop-1', name: 'Shop', timezone: 'Africa/Lusaka', currency: 'ZMW' };
const occurred_at = '2026-03-02T10:00:00Z';
const event = { kind: 'event', id: 'e1', type: 'click', occurred_at, channel: 'website' };
const item = { product_id: 'p1', name: 'Apron', quantity: 2, unit_price: 50 };
const sale = { kind: 'sale', id: 's1', occurred_at, channel: 'whatsapp', campaign_id: 'easter', items: [item] };
const refund = { kind: 'refund', id: 'r1', occurred_at, sale_id: 's1', amount: 30 };

function setup({ adapter = memoryAdapter() as DataAdapter, profile: known = host as BusinessProfile | null } = {}) {
  const told: Written[] = [];
  const ingest = createIngest({
    adapter,
    clock,
    hostProfileOf: () => known ?? undefined,
    onWritten: (written) => void told.push(written),
  });
  return { adapter, ingest, told };
}

async function ledger(adapter: DataAdapter): Promise<unknown> {
  const rows = await adapter.aggregate?.({
    business: shop,
    collection: 'ledger',
    segments: [{ from: 0, to: Date.UTC(2027, 0), offsetMs: 0 }],
    grain: 'whole',
    by: ['channel', 'campaign', 'product', 'currency'],
    sums: { gross: { column: 'gross' }, refund: { column: 'refund' }, orders: { column: 'orders' } },
  });
  return rows
    ?.map(({ key, sums: { gross = 0, refund: back = 0, orders = 0 } }) => ({
      key: key.join('/'),
      gross,
      refund: back,
      orders,
    }))
    .filter(({ gross, refund: back, orders }) => gross !== 0 || back !== 0 || orders !== 0)
    .toSorted((a, b) => a.key.localeCompare(b.key));
}

describe('what a batch may be', () => {
  it.each([
    ['one object', event],
    ['an array', [event]],
    ['a set', new Set([event])],
    [
      'a generator',
      (function* () {
        yield event;
      })(),
    ],
  ])('is %s', async (_, items) => {
    const { ingest } = setup();

    expect((await ingest.one(shop, items)).receipt).toEqual({
      accepted: 1,
      duplicates: 0,
      rejected_count: 0,
      rejected: [],
    });
  });

  it('is one wrong item when it is a text or nothing', async () => {
    const { ingest } = setup();

    for (const items of ['hello', null, undefined, 5]) {
      const { receipt } = await ingest.one(shop, items);
      expect(receipt).toMatchObject({ accepted: 0, rejected_count: 1, rejected: [{ index: 0, path: '' }] });
    }
  });

  it('is refused as a whole beyond its limit, even when it never ends', async () => {
    const { ingest, told } = setup();
    const endless = {
      *[Symbol.iterator]() {
        for (;;) yield event;
      },
    };

    await expect(ingest.one(shop, endless, { maxRecords: 3 })).rejects.toMatchObject({ code: 'too_large' });
    await expect(ingest.one(shop, [event, event], { maxRecords: 1 })).rejects.toMatchObject({ code: 'too_large' });
    expect(told).toEqual([]);
  });

  it('may be empty', async () => {
    const { ingest } = setup();

    expect(await ingest.one(shop, [])).toEqual({
      receipt: { accepted: 0, duplicates: 0, rejected_count: 0, rejected: [] },
      written: [],
    });
  });
});

describe('what becomes of the records', () => {
  it('one bad record never costs the good ones, and each rejection says where and why', async () => {
    const { ingest } = setup();
    const broken = new UnreadableItem('Not JSON. Each line must be one JSON object in UTF-8.');

    const { receipt } = await ingest.one(shop, [
      event,
      { ...event, channel: 'X' },
      broken,
      7,
      { kind: 'order' },
      { ...event, id: 'e2' },
    ]);

    expect(receipt).toMatchObject({ accepted: 2, duplicates: 0, rejected_count: 4 });
    expect(receipt.rejected.map(({ index, path }) => [index, path])).toEqual([
      [1, '/channel'],
      [2, ''],
      [3, ''],
      [4, '/kind'],
    ]);
    expect(receipt.rejected[1]?.message).toBe(broken.message);
  });

  it('lists the first hundred rejections and counts all, whatever found them', async () => {
    const { ingest } = setup({ profile: null });
    const bad = Array.from({ length: 300 }, (_, index) => (index % 3 === 0 ? { kind: 'business', id: 'x' } : index));

    const { receipt } = await ingest.one(shop, bad);

    expect(receipt.rejected_count).toBe(300);
    expect(receipt.rejected.map(({ index }) => index)).toEqual(Array.from({ length: 100 }, (_, index) => index));
  });

  it('refuses what is more than 24 h ahead of now, to the millisecond', async () => {
    const { ingest } = setup();

    const { receipt } = await ingest.one(shop, [
      { ...event, id: 'in time', occurred_at: '2026-03-03T12:00:00Z' },
      { ...event, id: 'too late', occurred_at: '2026-03-03T12:00:00.001Z' },
      { kind: 'product', id: 'p', name: 'P', updated_at: '2026-03-04T12:00:00Z' },
      {
        kind: 'post',
        id: 'p',
        channel: 'facebook',
        status: 'scheduled',
        media: 'none',
        scheduled_at: '2026-09-01T12:00:00Z',
      },
      {
        kind: 'post',
        id: 'q',
        channel: 'facebook',
        status: 'published',
        media: 'none',
        published_at: '2026-09-01T12:00:00Z',
      },
      { kind: 'campaign', id: 'c', name: 'C', status: 'active', starts_at: '2026-09-01T12:00:00Z', budget: 100 },
    ]);

    expect(receipt.accepted).toBe(3);
    expect(receipt.rejected.map(({ index, path }) => [index, path])).toEqual([
      [1, '/occurred_at'],
      [2, '/updated_at'],
      [4, '/published_at'],
    ]);
  });

  it('counts the same id again as a duplicate and keeps the first', async () => {
    const { ingest, adapter } = setup();

    const first = await ingest.one(shop, [
      sale,
      { ...sale, items: null, amount: 7 },
      { ...event, id: 5 },
      { ...event, id: '5' },
    ]);
    const second = await ingest.one(shop, [sale]);

    expect(first.receipt).toMatchObject({ accepted: 2, duplicates: 2 });
    expect(second).toMatchObject({ receipt: { accepted: 0, duplicates: 1 }, written: [] });
    expect(await ledger(adapter)).toEqual([{ key: 'whatsapp/easter/p1/ZMW', gross: 10_000, refund: 0, orders: 1 }]);
  });

  it('tells only what was new, with the tags it touches', async () => {
    const { ingest, told } = setup();
    await ingest.one(shop, [event, { kind: 'product', id: 'p1', name: 'Apron, blue' }]);

    const { written } = await ingest.one(shop, [
      event,
      sale,
      { kind: 'campaign', id: 'c2', name: 'C', status: 'active' },
      { kind: 'spend', id: 'x', campaign_id: 'c3', occurred_at, amount: 1 },
    ]);

    expect(written).toEqual([told[1]]);
    expect(written[0]?.facts.map(({ kind }) => kind)).toEqual(['sale', 'spend']);
    expect(written[0]?.states.map(({ id }) => id)).toEqual(['c2']);
    expect(new Set(written[0]?.tags)).toEqual(
      new Set(['sales', 'spend', 'campaigns', 'campaign:easter', 'campaign:c2', 'campaign:c3']),
    );
    expect(new Set(told[0]?.tags)).toEqual(new Set(['events', 'products']));
  });

  it('learns product names from sales, until a product record says better', async () => {
    const { ingest, adapter } = setup();
    const nameOf = async (): Promise<unknown> =>
      (await adapter.find(shop, { kind: 'product', ids: ['p1'] }))[0]?.record['name'];

    await ingest.one(shop, [
      sale,
      { ...sale, id: 's2', occurred_at: '2026-03-01T10:00:00Z', items: [{ ...item, name: 'Old apron' }] },
    ]);
    expect(await nameOf()).toBe('Apron');

    await ingest.one(shop, { kind: 'product', id: 'p1', name: 'Apron, blue' });
    await ingest.one(shop, { ...sale, id: 's3', items: [{ ...item, name: 'Apron' }] });
    expect(await nameOf()).toBe('Apron, blue');
  });

  it('takes Segment calls, and refuses those it does not know by their own path', async () => {
    const { ingest, adapter } = setup();
    const track = { type: 'track', messageId: 'm1', timestamp: occurred_at };

    const { receipt } = await ingest.one(shop, [
      {
        ...track,
        event: 'Order Completed',
        properties: { order_id: 'o1', products: [{ product_id: 'p1', price: 19.9, quantity: 2 }] },
        context: { campaign: { source: 'Facebook' } },
      },
      { ...track, event: 'Song Played' },
      {
        ...track,
        event: 'Order Completed',
        properties: { order_id: 'o2', products: [{ product_id: 'p1', price: 'free' }] },
      },
      { type: 'page', name: 'Home' },
    ]);

    expect(receipt).toMatchObject({ accepted: 1, rejected_count: 3 });
    expect(receipt.rejected.map(({ path }) => path)).toEqual(['/event', '/properties/products/0/price', '/kind']);
    expect(await ledger(adapter)).toEqual([{ key: 'facebook//p1/ZMW', gross: 3_980, refund: 0, orders: 1 }]);
  });
});

describe('whose records they are', () => {
  it('rejects those of another business, said outright, and takes its own said or not', async () => {
    const { ingest } = setup();

    const { receipt } = await ingest.one(shop, [
      { ...event, business_id: 'shop-1' },
      { ...event, id: 'e2', business_id: 'shop-2' },
      { ...profile, id: 'shop-2' },
      { ...profile, business_id: 'shop-2' },
    ]);

    expect(receipt.accepted).toBe(1);
    expect(receipt.rejected.map(({ index, path }) => [index, path])).toEqual([
      [1, '/business_id'],
      [2, '/id'],
      [3, '/business_id'],
    ]);
  });

  it('rejects facts before there is a profile, but no states', async () => {
    const { ingest } = setup({ profile: null });

    const { receipt } = await ingest.one(shop, [event, sale, refund, { kind: 'product', id: 'p', name: 'P' }]);

    expect(receipt).toMatchObject({ accepted: 1, rejected_count: 3 });
    expect(receipt.rejected[0]?.message).toContain('send a `business` record first');
  });

  it('applies the business records of a batch first, wherever they stand, and keeps them for the next', async () => {
    const { ingest, adapter } = setup({ profile: null });

    const first = await ingest.one(shop, [sale, { ...profile, currency: 'JPY' }]);
    const second = await ingest.one(shop, { ...sale, id: 's2', items: [{ ...item, unit_price: '0.5' }] });

    expect(first.receipt).toMatchObject({ accepted: 2, rejected_count: 0 });
    expect(second.receipt).toMatchObject({ accepted: 1 });
    expect(await ledger(adapter)).toEqual([{ key: 'whatsapp/easter/p1/JPY', gross: 101, refund: 0, orders: 2 }]);
  });

  it('lets the currency change only until there are facts', async () => {
    const { ingest } = setup({ profile: null });
    await ingest.one(shop, profile);

    expect((await ingest.one(shop, { ...profile, currency: 'USD' })).receipt.accepted).toBe(1);
    await ingest.one(shop, event);
    const { receipt } = await ingest.one(shop, [
      { ...profile, currency: 'EUR' },
      { ...profile, currency: 'USD', name: 'Renamed' },
    ]);

    expect(receipt).toMatchObject({ accepted: 1, rejected: [{ index: 0, path: '/currency' }] });
    expect(receipt.rejected[0]?.message).toMatch(
      /^Expected the currency USD, got "EUR": it cannot change once facts exist/,
    );
  });

  it('of several businesses are told apart by what they say, and counted at their place', async () => {
    const { ingest, told } = setup({ profile: null });
    const other = { ...profile, id: 'shop-2' };

    const { receipt, written } = await ingest.all([
      { ...event, business_id: 'shop-2' },
      profile,
      other,
      event,
      { ...event, business_id: 'shop-2', type: '!' },
      { ...event, business_id: 'shop-1' },
      new UnreadableItem('Not JSON.'),
    ]);

    expect(receipt).toMatchObject({ accepted: 4, duplicates: 0, rejected_count: 3 });
    expect(receipt.rejected.map(({ index, path }) => [index, path])).toEqual([
      [3, '/business_id'],
      [4, '/type'],
      [6, ''],
    ]);
    expect(written.map(({ business }) => business).toSorted()).toEqual(['shop-1', 'shop-2']);
    expect(told).toHaveLength(2);
  });
});

describe('records that do not say whose they are', () => {
  it.each([
    [event, '/business_id', /but it is missing: say whose it is\.$/],
    [{ ...event, business_id: 7.5 }, '/business_id', /got 7\.5: say whose it is\.$/],
    [{ ...profile, id: '' }, '/id', /got "": say whose it is\.$/],
    [[], '', /^Expected a record.*got an empty array\.$/],
  ])('%# are rejected with what came', async (record, path, message) => {
    const { ingest } = setup({ profile: null });

    const { receipt } = await ingest.all([record]);

    expect(receipt.rejected).toMatchObject([{ index: 0, path, message: expect.stringMatching(message) as string }]);
  });

  it('may be given to one business by whoever knows it', async () => {
    const { ingest } = setup();

    const { receipt, written } = await ingest.all([event, { ...event, business_id: 'shop-2' }], {
      defaultBusiness: shop,
    });

    expect(receipt.accepted).toBe(2);
    expect(written.map(({ business }) => business).toSorted()).toEqual(['shop-1', 'shop-2']);
  });
});

describe('refunds and their sales', () => {
  const attributed = [{ key: 'whatsapp/easter/p1/ZMW', gross: 10_000, refund: 3_000, orders: 1 }];

  it('find each other in one batch, in either order', async () => {
    for (const batch of [
      [sale, refund],
      [refund, sale],
    ]) {
      const { ingest, adapter } = setup();
      expect((await ingest.one(shop, batch)).receipt).toMatchObject({ accepted: 2 });
      expect(await ledger(adapter)).toEqual(attributed);
    }
  });

  it('find each other in two batches, in either order; the late sale tells what it moved', async () => {
    const { ingest, adapter } = setup();
    await ingest.one(shop, refund);
    expect(await ledger(adapter)).toEqual([{ key: 'unknown///ZMW', gross: 0, refund: 3_000, orders: 0 }]);

    const { written } = await ingest.one(shop, sale);

    expect(await ledger(adapter)).toEqual(attributed);
    expect(written[0]?.replaced).toMatchObject([{ id: 'r1', channel: 'unknown', orphan: true }]);
    expect(written[0]?.reattributed).toMatchObject([{ id: 'r1', channel: 'whatsapp', orphan: false }]);
    expect(written[0]?.tags).toEqual(expect.arrayContaining(['sales', 'campaign:easter']));

    const inOrder = setup();
    await inOrder.ingest.one(shop, sale);
    await inOrder.ingest.one(shop, refund);
    expect(await ledger(inOrder.adapter)).toEqual(attributed);
  });

  it('go by the sale that was kept first, not by a second one of its id', async () => {
    const { ingest, adapter } = setup();
    await ingest.one(shop, sale);

    await ingest.one(shop, [{ ...sale, channel: 'facebook', campaign_id: null }, refund]);

    expect(await ledger(adapter)).toEqual(attributed);
  });

  it('are warned about when more is given back than was sold, once and only when new', async () => {
    const { ingest } = setup();
    await ingest.one(shop, [sale, { ...refund, amount: 90 }]);

    const { receipt } = await ingest.one(shop, [
      event,
      { ...refund, id: 'r2', amount: 10.01 },
      { ...refund, id: 'r2', amount: 50 },
    ]);
    const again = await ingest.one(shop, [{ ...refund, id: 'r2', amount: 10.01 }]);

    expect(receipt).toMatchObject({ accepted: 2, duplicates: 1, rejected_count: 0, warnings: [{ index: 1 }] });
    expect(receipt.warnings).toHaveLength(1);
    expect(receipt.warnings?.[0]?.message).toContain('at most 100.00 ZMW for the sale "s1", got 100.01 ZMW');
    expect(again.receipt.warnings).toBeUndefined();
  });

  it('are warned about at the sale that comes after them', async () => {
    const { ingest } = setup();
    await ingest.one(shop, { ...refund, amount: 150 });

    expect((await ingest.one(shop, [event, sale])).receipt.warnings).toMatchObject([{ index: 1 }]);
  });

  it('are rejected in the currency of their sale, without costing the rest', async () => {
    const { ingest } = setup();

    const { receipt } = await ingest.one(shop, [{ ...sale, currency: 'JPY' }, { ...refund, amount: 1.5 }, event]);

    expect(receipt).toMatchObject({ accepted: 2, rejected: [{ index: 1, path: '/amount' }] });
  });

  describe('of the rest of a sale', () => {
    const rest = { kind: 'refund', id: 'all', occurred_at: '2026-03-02T11:00:00Z', sale_id: 's1', amount: 'rest' };
    const back = async (adapter: DataAdapter): Promise<unknown> =>
      ((await ledger(adapter)) as { key: string; refund: number }[]).map(({ key, refund: given }) => [key, given]);

    it('give back what was sold less what was given back before, whichever is told first', async () => {
      for (const batches of [
        [[sale, refund, rest]],
        [[rest], [refund], [sale]],
        [[rest], [sale], [refund]],
        [[sale], [rest], [refund]],
        [[sale], [rest, refund]],
        [[sale], [refund], [rest], [rest, refund]],
        [[rest, refund, sale]],
      ]) {
        const { ingest, adapter } = setup();
        for (const batch of batches) {
          const { receipt } = await ingest.one(shop, batch);
          expect(receipt).toMatchObject({ rejected_count: 0 });
          expect(receipt).not.toHaveProperty('warnings');
        }
        expect(await back(adapter)).toEqual([['whatsapp/easter/p1/ZMW', 10_000]]);
        const kept = await adapter.find(shop, { kind: 'refund', saleIds: ['s1'] });
        const amounts = kept.map(({ id, lines }) => [id, lines.reduce((sum, line) => sum + line.refund, 0)]);
        expect(Object.fromEntries(amounts)).toEqual({ r1: 3_000, all: 7_000 });
      }
    });

    it('tell what of the earlier ones changed', async () => {
      const { ingest } = setup();
      await ingest.one(shop, [sale, rest]);
      const [written] = (await ingest.one(shop, refund)).written;
      expect(written?.replaced).toMatchObject([{ id: 'all', lines: [{ refund: 10_000 }] }]);
      expect(written?.reattributed).toMatchObject([{ id: 'all', lines: [{ refund: 7_000 }] }]);
      expect((await ingest.one(shop, event)).written[0]?.reattributed).toEqual([]);
    });

    it('give back the products that are left', async () => {
      const { ingest, adapter } = setup();
      const items = [item, { product_id: 'p2', quantity: 1, unit_price: 25 }];
      await ingest.one(shop, [
        { ...sale, items },
        { ...refund, amount: null, items: [{ product_id: 'p2', amount: 25 }] },
        rest,
      ]);
      expect(await back(adapter)).toEqual([
        ['whatsapp/easter/p1/ZMW', 10_000],
        ['whatsapp/easter/p2/ZMW', 2_500],
      ]);
    });

    it('count nothing until their sale comes, nothing the second time, and warn of what is given back after them', async () => {
      const { ingest, adapter } = setup();
      await ingest.one(shop, rest);
      expect(await ledger(adapter)).toEqual([]);
      const late = { ...refund, occurred_at: '2026-03-02T11:30:00Z' };
      const { receipt } = await ingest.one(shop, [sale, { ...rest, id: 'again' }, late]);
      expect(receipt.warnings).toMatchObject([{ index: 2 }]);
      expect(await back(adapter)).toEqual([['whatsapp/easter/p1/ZMW', 13_000]]);
    });

    it('need a sale to be the rest of', async () => {
      const { ingest } = setup();
      const { receipt } = await ingest.one(shop, [{ ...rest, sale_id: null }]);
      expect(receipt.rejected).toMatchObject([{ path: '/sale_id' }]);
      expect(receipt.rejected[0]?.message).toContain('whose rest is given back');
    });

    it('come from Segment, where only the order is named', async () => {
      const { ingest, adapter } = setup();
      const call = { type: 'track', messageId: 'm1', timestamp: '2026-03-02T11:00:00Z', event: 'Order Refunded' };
      await ingest.one(shop, [{ ...call, properties: { order_id: 's1' } }]);
      await ingest.one(shop, [sale, { ...call, properties: { order_id: 's1' } }]);
      expect(await back(adapter)).toEqual([['whatsapp/easter/p1/ZMW', 10_000]]);
    });
  });

  it('that stand before their sale in a batch are what they would be in a batch before it', async () => {
    const { adapter, ingest } = setup();
    const yen = { ...sale, currency: 'JPY' };

    const { receipt } = await ingest.one(shop, [{ ...refund, amount: 1.5 }, yen, { ...refund, id: 'r2', amount: 1.5 }]);

    expect(receipt).toMatchObject({ accepted: 2, rejected: [{ index: 2, path: '/amount' }] });
    expect(await adapter.find(shop, { kind: 'refund', saleIds: ['s1'] })).toMatchObject([
      { id: 'r1', currency: 'ZMW', channel: 'whatsapp', orphan: false },
    ]);
  });

  it('come to the same ledger however they are shuffled, split and repeated (law)', async () => {
    const records: unknown[] = [
      sale,
      refund,
      { ...refund, id: 'r2', amount: null, items: [{ product_id: 'p1', quantity: 1, unit_price: 20 }] },
      {
        ...sale,
        id: 's2',
        channel: 'website',
        campaign_id: null,
        discount: 3.01,
        items: [item, { product_id: 'p2', quantity: 1, unit_price: 0.99 }],
      },
      { ...refund, id: 'r3', sale_id: 's2', amount: 1.01 },
      { ...refund, id: 'r4', sale_id: 'never', channel: 'facebook', amount: 2 },
      { ...sale, id: 's3', items: null, amount: 12.34 },
      { ...refund, id: 'r5', sale_id: 's3', amount: 12.34 },
      { ...refund, id: 'r6', sale_id: null, amount: 1 },
      { ...refund, id: 'all-1', occurred_at: '2026-03-02T09:00:00Z', amount: 'rest', sale_id: 's3' },
      { ...refund, id: 'all-2', occurred_at: '2026-03-02T11:00:00Z', amount: 'rest', sale_id: 's2' },
      { ...refund, id: 'all-2b', occurred_at: '2026-03-02T11:00:00Z', amount: 'rest', sale_id: 's2' },
    ];
    const { ingest, adapter } = setup();
    await ingest.one(shop, records);
    const expected = await ledger(adapter);

    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...records, ...records.slice(0, 4)], { minLength: records.length + 4 }),
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 16, maxLength: 16 }),
        async (shuffled, sizes) => {
          const other = setup();
          const rest = [...shuffled];
          for (const size of sizes) await other.ingest.one(shop, rest.splice(0, size));
          expect(await ledger(other.adapter)).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the store', () => {
  it('that fails rejects the whole batch as unavailable, says nothing of its own, and is asked again by the next', async () => {
    const inner = memoryAdapter();
    let fails = true;
    const adapter: DataAdapter = {
      ...inner,
      write: (business, batch) => (fails ? Promise.reject(new Error('password=secret')) : inner.write(business, batch)),
    };
    const { ingest, told } = setup({ adapter });

    const failure = await ingest.one(shop, [event, { ...event, channel: '!' }]).catch((error: unknown) => error);
    fails = false;

    expect(failure).toMatchObject({ code: 'unavailable', retryable: true });
    expect(String(failure)).not.toContain('secret');
    expect(told).toEqual([]);
    expect((await ingest.one(shop, event)).receipt.accepted).toBe(1);
  });

  it('that cannot be written to says so', async () => {
    const { write: _, ...readOnly } = memoryAdapter();

    await expect(setup({ adapter: readOnly }).ingest.one(shop, event)).rejects.toMatchObject({ code: 'unsupported' });
  });

  it('gets the batches of one business one after the other, and is told of in that order', async () => {
    const inner = memoryAdapter();
    const started: string[] = [];
    const gates: (() => void)[] = [];
    const adapter: DataAdapter = {
      ...inner,
      async write(business, batch) {
        started.push(batch.facts[0]?.id as string);
        await new Promise<void>((open) => gates.push(open));
        return inner.write(business, batch);
      },
    };
    const { ingest, told } = setup({ adapter });
    const settle = async (): Promise<void> => {
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    };

    const all = [
      ingest.one(shop, event),
      ingest.one(shop, { ...event, id: 'e2' }),
      ingest.one(businessIdOf('shop-2'), { ...event, id: 'e3' }),
    ];
    await settle();
    expect(started.toSorted()).toEqual(['e1', 'e3']);

    gates.splice(0).forEach((open) => open());
    await settle();
    expect(started.toSorted()).toEqual(['e1', 'e2', 'e3']);
    gates.splice(0).forEach((open) => open());
    await Promise.all(all);

    expect(told.filter(({ business }) => business === shop).map(({ facts }) => facts[0]?.id)).toEqual(['e1', 'e2']);
  });

  it('is not asked for sales and refunds when a batch has none', async () => {
    const inner = memoryAdapter();
    const asked: string[] = [];
    const adapter: DataAdapter = {
      ...inner,
      find: (business, query) => (asked.push(query.kind), inner.find(business, query)),
    };

    await setup({ adapter }).ingest.one(shop, [
      event,
      { kind: 'product', id: 'p', name: 'P' },
      { ...refund, sale_id: null },
    ]);

    expect(asked).toEqual([]);
  });
});

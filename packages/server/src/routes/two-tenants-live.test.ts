// Two shops on one server: what goes on in one, what is remembered of it and what fails in it never reaches the other.
import { createAnalytics, memoryAdapter, memoryCacheStore, type CacheStore, type DataAdapter } from '@bizboost/core';
import { expect, it, onTestFinished } from 'vitest';
import { SCOPES } from '../auth/caller.ts';
import { EventReader } from '../testing/event-reader.ts';
import type { Probe } from '../testing/route-probes.ts';
import { ANANAS, BAOBAB, recordsOf, tells, type MarkedShop } from '../testing/two-shops.ts';
import { serveShops, type Tenants } from '../testing/two-tenants.ts';

const get = (address: string): Probe => ({ method: 'GET', address });
const EVERYTHING = createAnalytics({ adapter: memoryAdapter() })
  .queries.map(({ path }) => path.replace('{name}', 'revenue'))
  .map((path) => path.replace('{id}', 'campaign-ananas'));

async function open(server: Tenants, shop: MarkedShop, asks: readonly string[]): Promise<EventReader> {
  const query = asks.map((ask) => `ask=${encodeURIComponent(ask)}`).join('&');
  const stream = new EventReader(await server.ask(get(`stream?${query}`), await server.token(shop, ['read'])));
  onTestFinished(() => stream.close());
  return stream;
}

it('a stream hears nothing of another shop: no change, no note, no erasure', async () => {
  const server = await serveShops([ANANAS, BAOBAB], { coalesceMs: 0 });
  onTestFinished(() => server.close());
  const stream = await open(server, ANANAS, EVERYTHING);
  const first = await stream.take(EVERYTHING.length);
  const baobab = server.analytics.for(BAOBAB.id);

  await baobab.record(recordsOf({ ...BAOBAB, campaign: ANANAS.campaign }));
  await baobab.record({ kind: 'sale', id: 's2', occurred_at: '2026-03-02T09:30:00Z', channel: 'shop', amount: 4444 });
  await baobab.broadcastMetricUpdate('stock', { of: BAOBAB.mark });
  await baobab.changed();
  await baobab.erase({ visitor: BAOBAB.visitor });
  await server.analytics.for(ANANAS.id).broadcastMetricUpdate('stock', { of: ANANAS.mark });
  const [next] = await stream.take(1);

  expect(first.every(({ event }) => event === 'answer')).toBe(true);
  expect(next).toEqual({ event: 'metric', data: { metric_type: 'stock', data: { of: ANANAS.mark } } });
  expect(tells(JSON.stringify(first), BAOBAB)).toBe(false);
});

it('a stream that asks for another shop is told no, and its other questions are answered', async () => {
  const server = await serveShops([ANANAS, BAOBAB]);
  onTestFinished(() => server.close());
  const asks = [`analytics/live?business=${BAOBAB.id}`, `analytics/live/campaign/${BAOBAB.campaign}`, 'analytics/live'];
  const events = await (await open(server, ANANAS, asks)).take(3);

  const heard = Object.fromEntries(events.map(({ event, data }) => [data['ask'], data['code'] ?? event]));
  expect(heard).toEqual({ [asks[0]!]: 'forbidden', [asks[1]!]: 'not_found', [asks[2]!]: 'answer' });
});

it('what is remembered lies under keys of one shop each, with nothing of another in it', async () => {
  const kept = new Map<string, string>();
  const memory = memoryCacheStore();
  const cacheStore: CacheStore = {
    name: 'watched',
    get: (key) => Promise.resolve(memory.get(key)),
    set(key, entry) {
      kept.set(key, JSON.stringify(entry));
      return Promise.resolve(memory.set(key, entry));
    },
    delete: (key) => Promise.resolve(memory.delete(key)),
  };
  const server = await serveShops([ANANAS, BAOBAB], { cacheStore });
  onTestFinished(() => server.close());
  for (const shop of [ANANAS, BAOBAB]) {
    const token = await server.token(shop, SCOPES);
    for (const address of EVERYTHING) await server.whole(get(address.replace(ANANAS.campaign, shop.campaign)), token);
    await server.analytics.for(shop.id).remember('mine', () => Promise.resolve(shop.mark));
  }

  expect(kept.size).toBeGreaterThanOrEqual(2 * EVERYTHING.length);
  for (const [key, entry] of kept) {
    const [owner, other] = key.includes(ANANAS.id) ? [ANANAS, BAOBAB] : [BAOBAB, ANANAS];
    expect([key, key.includes(owner.id), tells(key, other), tells(entry, other)]).toEqual([key, true, false, false]);
  }
});

it('an answer that a shop says it has is its own: another’s revision opens nothing', async () => {
  const server = await serveShops([ANANAS, BAOBAB]);
  onTestFinished(() => server.close());
  const [mine, theirs] = await Promise.all([ANANAS, BAOBAB].map((shop) => server.token(shop, ['read'])));
  for (const address of EVERYTHING) {
    const own = await server.ask(get(address), mine);
    const etag = (await server.ask(get(address), theirs)).headers.get('etag') ?? '"none"';
    const again = await server.ask(get(address), mine, { 'if-none-match': etag });

    expect([address, again.status, await again.text()]).toEqual([address, 200, await own.text()]);
  }
});

it('what fails in one shop is told to nobody, and costs the other nothing', async () => {
  const store = memoryAdapter();
  const words = `cannot read ${BAOBAB.mark} from /srv/data.db`;
  let fails = false;
  const check = (business: string): void => {
    if (fails && business === BAOBAB.id) throw new Error(words);
  };
  const adapter: DataAdapter = {
    ...store,
    read: (query, options) => (check(query.business), store.read(query, options)),
    find: (business, query, options) => (check(business), store.find(business, query, options)),
    aggregate: async (query, options) => (check(query.business), store.aggregate(query, options)),
  };
  const server = await serveShops([ANANAS, BAOBAB], { adapter });
  onTestFinished(() => server.close());
  fails = true;

  const statuses: number[] = [];
  for (const shop of [BAOBAB, ANANAS]) {
    for (const address of EVERYTHING) {
      const { status, text } = await server.whole(get(address), await server.token(shop, SCOPES));
      if (shop === BAOBAB) statuses.push(status);
      else expect([address, status]).toEqual([address, 200]);
      expect(text).not.toMatch(/cannot read|data\.db/);
      expect(tells(text, shop === BAOBAB ? ANANAS : BAOBAB) && !address.includes(ANANAS.campaign)).toBe(false);
    }
  }
  expect(statuses.filter((status) => status >= 500).length).toBeGreaterThan(0);
});

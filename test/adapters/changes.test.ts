import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAnalytics, type BusinessId, type DataAdapter, type EventFact } from '@bizboost/core';
import { postgresAdapter } from '@bizboost/adapters/postgres';
import { sqliteAdapter } from '@bizboost/adapters/sqlite';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { describeService } from '../services/describe-service.ts';
import { eventually } from '../services/wait.ts';
import { events, newBusiness } from './facts.ts';
import { stores } from './stores.ts';

/** Less than looking at the high-water mark would take. */
const SOON_MS = 4_000;

type Tags = readonly string[] | undefined;

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

function opening<A extends Watched>(adapter: A): A {
  opened.push(adapter);
  return adapter;
}

type Watched = Omit<Required<DataAdapter>, 'erase' | 'sumUp'>;

async function watching(adapter: Watched, business: BusinessId): Promise<{ told: Tags[]; stop(): void }> {
  const told: Tags[] = [];
  return { told, stop: await adapter.watchChanges(business, (tags) => told.push(tags)) };
}

for (const { service, title, migrate, open } of stores) {
  describeService(service, title, ({ room }) => {
    let url: string;
    beforeAll(async () => {
      ({ url } = await room());
      await migrate(url);
    });
    changesAreTold(() => opening(open(url)));
  });
}

describe('SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bizboost-sqlite-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  changesAreTold(() => opening(sqliteAdapter({ path: join(folder, 'shop.sqlite') })));
});

describeService('postgres', 'PostgreSQL, asked instead of listened to', ({ room }) => {
  let url: string;
  beforeAll(async () => {
    ({ url } = await room());
    await stores[0]?.migrate(url);
  });
  changesAreTold(() => opening(postgresAdapter({ url, changes: 'poll' })));
});

/** What two processes on one database must know of each other; `open` makes one. */
function changesAreTold(open: () => Watched): void {
  test("a write is told to other processes, and not to the writer's own", async () => {
    const [here, there, business] = [open(), open(), newBusiness()];
    const [ours, theirs] = [await watching(here, business), await watching(there, business)];
    for (let round = 1; round <= 5; round++) await here.write(business, events(`a${round}`));
    await eventually(() => theirs.told.length > 0, SOON_MS);
    expect(ours.told).toEqual([]);
    await there.write(business, events('b'));
    await eventually(() => ours.told.length > 0, SOON_MS);
  });

  test('nothing is told of other businesses, nor of what brings nothing new, nor once nobody wants to hear', async () => {
    const [here, there] = [open(), open()];
    const [business, other] = [newBusiness(), newBusiness()];
    await here.write(business, events('a'));
    const { told, stop } = await watching(there, business);
    const sentinel = await watching(there, other);
    await here.write(business, events('a'));
    await here.write(other, events('a'));
    await eventually(() => sentinel.told.length > 0, SOON_MS);
    expect(told).toEqual([]);
    stop();
    await here.write(business, events('b'));
    await here.write(other, events('b'));
    await eventually(() => sentinel.told.length > 1, SOON_MS);
    expect(told).toEqual([]);
  });

  test("what others write between a process's own writes is told", async () => {
    const [here, there, business] = [open(), open(), newBusiness()];
    const { told } = await watching(here, business);
    await here.write(business, events('a'));
    await there.write(business, events('b'));
    await here.write(business, events('c'));
    await eventually(() => told.length > 0, SOON_MS);
  });

  test('a sale that one process takes is on the screens of another, whose caches know nothing of the writer', async () => {
    const profile = { name: 'Chitenge House', timezone: 'Africa/Lusaka', currency: 'ZMW' };
    const business = newBusiness();
    const [here, there] = [open(), open()].map((adapter) => createAnalytics({ adapter }).for(business, profile)) as [
      ReturnType<ReturnType<typeof createAnalytics>['for']>,
      ReturnType<ReturnType<typeof createAnalytics>['for']>,
    ];
    const shown: (number | null)[] = [];
    const watched = here.watch
      .live({ period: 'today' })
      .subscribe(({ answer }) => answer && shown.push(answer.revenue.total_revenue ?? 0));
    await eventually(() => shown.length > 0);
    await there.record([
      { kind: 'sale', id: 's1', occurred_at: new Date().toISOString(), channel: 'whatsapp', amount: 250 },
    ]);
    await eventually(() => shown.at(-1) === 250, SOON_MS);
    watched.unsubscribe();
  });
}

describeService('postgres', 'What PostgreSQL tells', ({ room }) => {
  let url: string;
  let admin: pg.Client;
  beforeAll(async () => {
    ({ url } = await room());
    await stores[0]?.migrate(url);
    admin = new pg.Client(url);
    admin.on('error', () => {});
    await admin.connect();
  });
  afterAll(() => admin.end());

  const byDriver = stores.filter(({ service }) => service === 'postgres');

  test.each(byDriver)('is what the write touched ($title)', async ({ open }) => {
    const [here, there, business] = [opening(open(url)), opening(open(url)), newBusiness()];
    const { told } = await watching(there, business);
    await here.write(business, events('a'));
    await eventually(() => told.length > 0, SOON_MS);
    expect(told).toEqual([['events', 'campaign:easter']]);
  });

  test.each(byDriver)('is everything after the connection that listens has broken ($title)', async ({ open }) => {
    const [here, business] = [opening(open(url)), newBusiness()];
    const { told } = await watching(here, business);
    await admin.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query ILIKE 'listen%' AND datname = current_database()",
    );
    await eventually(() => told.length > 0, SOON_MS);
    expect(told).toEqual([undefined]);
    await admin.query("SELECT pg_notify('bizboost_change', $1)", [JSON.stringify({ business, tags: ['sales'] })]);
    await eventually(() => told.length > 1, SOON_MS);
    expect(told[1]).toEqual(['sales']);
  });

  test('may come from anyone: of one business, of all, or in words that nobody understands', async () => {
    const [here, business] = [opening(postgresAdapter({ url })), newBusiness()];
    const { told } = await watching(here, business);
    for (const notice of [JSON.stringify({ business }), JSON.stringify({ tags: ['sales'] }), '', '{"business":'])
      await admin.query("SELECT pg_notify('bizboost_change', $1)", [notice]);
    await eventually(() => told.length === 4, SOON_MS);
    expect(told).toEqual([undefined, ['sales'], undefined, undefined]);
  });

  test('names everything where the tags are too many for a notice', async () => {
    const [here, there, business] = [
      opening(postgresAdapter({ url })),
      opening(postgresAdapter({ url })),
      newBusiness(),
    ];
    const { told } = await watching(there, business);
    const batch = events(...Array.from({ length: 1_000 }, (_, index) => String(index)));
    await here.write(business, {
      ...batch,
      facts: batch.facts.map((fact, index) => ({ ...(fact as EventFact), campaign: `campaign-${index}` })),
    });
    await eventually(() => told.length > 0, SOON_MS);
    expect(told).toEqual([undefined]);
  });
});

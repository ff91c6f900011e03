import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  clickHouseAdapter,
  migrateClickHouse,
  type ClickHouseAdapter,
  type ClickHouseClient,
} from '@bizboost/adapters/clickhouse';
import { memoryAdapter, type BusinessId, type DataAdapter, type DaysToSumUp, type Fact } from '@bizboost/core';
import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { Choices, randomFacts } from '../../packages/core/src/testing/data-random.ts';
import { sampleEvent, sampleSale } from '../../packages/core/src/testing/data-sample.ts';
import { startClickHouse } from '../services/clickhouse.ts';
import { describeOwnServices, describeService } from '../services/describe-service.ts';
import type { Room } from '../services/room.ts';
import { eventually } from '../services/wait.ts';
import { togetherIn } from './clickhouse-stores.ts';
import { crashingClient } from './crashing-client.ts';
import { keptOf } from './kept.ts';

const DAY_MS = 86_400_000;
const FROM = Date.UTC(2026, 2, 27);
const DAYS: DaysToSumUp = {
  segments: [{ from: FROM, to: FROM + 3 * DAY_MS, offsetMs: 0 }],
  timezone: 'UTC',
};
const ANN = { visitor: 'ann', customer: 'ann' };

const newBusiness = (): BusinessId => `erasing-${crypto.randomUUID()}` as BusinessId;

function closing(adapter: ClickHouseAdapter): ClickHouseAdapter {
  onTestFinished(() => adapter.close());
  return adapter;
}

function clientOf(url: string): ClickHouseClient {
  const client = createClient({ url, log: { level: ClickHouseLogLevel.OFF } });
  onTestFinished(() => client.close());
  return client;
}

function write(adapter: DataAdapter, business: BusinessId, facts: readonly Fact[]) {
  return adapter.write?.(business, { facts, states: [], reattributed: [] });
}

/** Rows of the table itself, whether they count or not. */
async function rawRows(url: string, business: BusinessId, which: string): Promise<number> {
  const client = createClient({ url });
  try {
    const query = `SELECT count() AS found FROM bizboost_record WHERE business_id = '${business}' AND ${which}`;
    const rows = await (await client.query({ query, format: 'JSONEachRow' })).json<{ found: string }>();
    return Number(rows[0]?.found);
  } finally {
    await client.close();
  }
}

const NAMES_ANN = "(visitor_id = 'ann' OR customer_id = 'ann' OR session_id = 'hers')";

function factsWithAnn(): Fact[] {
  return [
    ...randomFacts(new Choices(4), 60),
    sampleEvent({ id: 'hers', visitor: 'ann', session: 'hers' }),
    sampleEvent({ id: 'theirs', visitor: 'bob', session: 'hers' }),
    sampleSale({ id: 'hers', visitor: 'ann', customer: 'ann' }),
  ];
}

describeService('clickhouse', 'Erasing and summing up in ClickHouse', (shared) => {
  let room: Room;
  beforeAll(async () => {
    room = await shared.room();
    await migrateClickHouse({ url: room.url });
  });

  test('an erased person is in no row, not even in one that counts no more', async () => {
    const [adapter, business, other] = [closing(clickHouseAdapter({ url: room.url })), newBusiness(), newBusiness()];
    for (const one of [business, other]) await write(adapter, one, factsWithAnn());
    expect(await rawRows(room.url, business, NAMES_ANN)).toBeGreaterThan(3);
    await adapter.erase(business, ANN);
    expect(await rawRows(room.url, business, NAMES_ANN)).toBe(0);
    expect(await rawRows(room.url, other, NAMES_ANN)).toBeGreaterThan(3);
  });

  test.for(['before', 'after'] as const)(
    'erasing is whole or not at all, and completed by erasing again, where its process dies (%s a statement)',
    async (when) => {
      const healthy = closing(clickHouseAdapter({ url: room.url }));
      const memory = memoryAdapter();
      const wanted = newBusiness();
      await write(memory, wanted, factsWithAnn());
      const named = await keptOf(memory, wanted);
      await memory.erase(wanted, ANN);
      const erased = await keptOf(memory, wanted);
      for (let statement = 0; ; statement++) {
        const business = newBusiness();
        await write(healthy, business, factsWithAnn());
        const client = crashingClient(clientOf(room.url), { statement, when });
        await clickHouseAdapter({ clients: [client] })
          .erase(business, ANN)
          .catch(() => {});
        const kept = await keptOf(healthy, business);
        const isErased = JSON.stringify(kept.people) === JSON.stringify(erased.people);
        expect(kept, `what is seen after statement ${statement}`).toEqual(isErased ? erased : named);
        await healthy.erase(business, ANN);
        expect(await keptOf(healthy, business)).toEqual(erased);
        expect(await rawRows(room.url, business, NAMES_ANN), `rows after statement ${statement}`).toBe(0);
        if (client.diedAt() === undefined) break;
      }
    },
  );

  test.for(['before', 'after'] as const)(
    'sums of days are right wherever summing up breaks off (%s a statement)',
    async (when) => {
      const healthy = closing(clickHouseAdapter({ url: room.url }));
      const facts = randomFacts(new Choices(8), 80);
      const byDay = async (business: BusinessId): Promise<unknown> => (await keptOf(healthy, business)).sums;
      const wanted = newBusiness();
      await write(healthy, wanted, facts);
      const sums = await byDay(wanted);
      for (let statement = 0; ; statement++) {
        const business = newBusiness();
        await write(healthy, business, facts);
        const client = crashingClient(clientOf(room.url), { statement, when });
        await clickHouseAdapter({ clients: [client] })
          .sumUp(business, DAYS)
          .catch(() => {});
        expect(await byDay(business), `sums after statement ${statement}`).toEqual(sums);
        await healthy.sumUp(business, DAYS);
        expect(await byDay(business)).toEqual(sums);
        const { facts: kept } = await keptOf(healthy, business);
        const late = kept.filter(
          ({ kind, id, at }) => kind === 'event' && at < FROM + 3 * DAY_MS && !id.startsWith('sum-'),
        );
        expect(late, `events left after statement ${statement}`).toEqual([]);
        if (client.diedAt() === undefined) break;
      }
    },
  );
});

describeService('clickhouse', 'Events that were summed up in ClickHouse', (shared) => {
  test('go from the disk with the next summing up, a day later', async () => {
    const { url } = await shared.room();
    await migrateClickHouse({ url });
    const [adapter, business] = [closing(clickHouseAdapter({ url })), newBusiness()];
    await write(adapter, business, randomFacts(new Choices(8), 80));
    await adapter.sumUp(business, DAYS);
    const sums = (await keptOf(adapter, business)).sums;
    const ended = "kind = 'event' AND is_line = 0";
    expect(await rawRows(url, business, ended)).toBeGreaterThan(10);

    // A day passes for the rows that end events, and for the list of what was taken off.
    await adapter.close();
    await copyAged(url);
    const later = closing(clickHouseAdapter({ url }));
    await later.sumUp(business, {
      segments: [{ from: FROM + 3 * DAY_MS, to: FROM + 4 * DAY_MS, offsetMs: 0 }],
      timezone: 'UTC',
    });
    const fromDay = `occurred_at_ms < ${FROM + 3 * DAY_MS} AND kind = 'event'`;
    expect(await rawRows(url, business, `${fromDay} AND is_line = 0`)).toBe(0);
    expect(await rawRows(url, business, `${fromDay} AND visitor_id != ''`)).toBe(0);
    expect((await keptOf(later, business)).sums).toEqual(sums);
  });

  /** The same rows in a new table, the ones that end events a day older. */
  async function copyAged(url: string): Promise<void> {
    const client = createClient({ url });
    const run = (query: string) => client.command({ query });
    await run('RENAME TABLE bizboost_record TO aged');
    await run('DROP TABLE bizboost_schema_1');
    await migrateClickHouse({ url });
    await run('INSERT INTO bizboost_record SELECT * FROM aged WHERE NOT (is_line = 0 AND version > 1000000)');
    const names = (
      await (await client.query({ query: 'DESCRIBE TABLE aged', format: 'JSONEachRow' })).json<{ name: string }>()
    )
      .map(({ name }) => name)
      .filter((name) => name !== 'version');
    await run(
      `INSERT INTO bizboost_record (${names.join(', ')}, version) SELECT ${names.join(', ')}, version - 86400000 FROM aged WHERE is_line = 0 AND version > 1000000`,
    );
    await client.close();
  }
});

describeOwnServices(['clickhouse'], 'The files of a ClickHouse server', () => {
  test('hold nothing of an erased person once old parts have gone: no part, no list of changes, no log of statements', async () => {
    const server = await startClickHouse({ oldPartsSeconds: 1, profile: { log_queries: 1 } });
    onTestFinished(() => server.stop());
    // Of many different characters, or a few of them in a row may be elsewhere, and compressed.
    const [visitor, customer, session, bystander] = Array.from({ length: 4 }, () =>
      randomBytes(24).toString('base64url'),
    ) as [string, string, string, string];
    const url = `${server.url}/default`;
    await migrateClickHouse({ url });
    const [adapter, business] = [closing(clickHouseAdapter({ url })), newBusiness()];
    await write(adapter, business, [
      ...randomFacts(new Choices(4), 60),
      sampleEvent({ id: 'hers', visitor, session }),
      sampleEvent({ id: 'of another', visitor: bystander }),
      sampleSale({ id: 'hers', visitor, customer }),
    ]);
    const found = (): readonly string[] =>
      [visitor, customer, session].filter((name) => filesWith(server.folder, name).length > 0);
    expect(found()).toEqual([visitor, customer, session]);

    await adapter.erase(business, { visitor, customer });
    // Statements are logged some time later.
    await eventually(async () => (await queriesLogged(url)) > 0);
    await eventually(() => found().length === 0);
    expect(filesWith(server.folder, bystander)).not.toEqual([]);
  });

  /** Files below a folder in which a text can be read. Columns are compressed, but what occurs once is in them as it is. */
  function filesWith(folder: string, text: string): string[] {
    const entries = unlessGone(() => readdirSync(folder, { withFileTypes: true })) ?? [];
    return entries.flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesWith(path, text);
      return unlessGone(() => readFileSync(path))?.includes(text) === true ? [path] : [];
    });
  }

  /** The server takes files and folders away at any time. */
  function unlessGone<T>(look: () => T): T | undefined {
    try {
      return look();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async function queriesLogged(url: string): Promise<number> {
    const client = createClient({ url });
    try {
      const query = "SELECT count() AS found FROM system.query_log WHERE query LIKE 'ALTER TABLE%'";
      const rows = await (await client.query({ query, format: 'JSONEachRow' })).json<{ found: string }>();
      return Number(rows[0]?.found);
    } finally {
      await client.close();
    }
  }
});

describeService('clickhouse-cluster', 'Erasing in a ClickHouse cluster', (shared) => {
  test('is done on every shard of a business, or refused where one of their servers is not known', async () => {
    const room = await shared.room();
    await migrateClickHouse({ url: togetherIn(room), cluster: 'bizboost' });
    const business = newBusiness();
    const all = closing(clickHouseAdapter({ url: togetherIn(room), spread: 2 }));
    const first = closing(clickHouseAdapter({ url: room.urls[0] as string }));
    await write(all, business, factsWithAnn());
    await expect(first.erase(business, ANN)).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining('name every server of the cluster') as string,
    });
    const countNamed = async (): Promise<number[]> =>
      Promise.all(room.urls.map((url) => rawRows(url, business, "(visitor_id = 'ann' OR customer_id = 'ann')")));
    expect((await countNamed()).every((count) => count > 0)).toBe(true);
    await all.erase(business, ANN);
    expect(await countNamed()).toEqual([0, 0]);
  });
});

import { setTimeout as delay } from 'node:timers/promises';
import type { BusinessId } from '@bizboost/core';
import mysql from 'mysql2/promise';
import pg from 'pg';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { describeService } from '../services/describe-service.ts';
import { countOf, events, idsOf, newBusiness } from './facts.ts';
import { stores, type OpenedStore, type Store } from './stores.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

/** Somebody else on the same database, in a transaction of his own. */
interface Stranger {
  run(text: string): Promise<unknown>;
  close(): Promise<void>;
}

async function stranger({ service }: Store, url: string): Promise<Stranger> {
  if (service === 'postgres') {
    const client = new pg.Client(url);
    await client.connect();
    // The adapter's writer finds a deadlock first, and is the one that is undone.
    await client.query("SET deadlock_timeout = '60s'");
    return { run: (text) => client.query(text), close: () => client.end() };
  }
  const connection = await mysql.createConnection(url);
  return { run: (text) => connection.query(text), close: () => connection.end() };
}

for (const store of stores.filter(({ service }) => service !== 'clickhouse')) {
  describeService(store.service, `Several writers: ${store.title}`, ({ room }) => {
    let url: string;
    beforeAll(async () => {
      ({ url } = await room());
      await store.migrate(url);
    });
    const open = (): OpenedStore => {
      const adapter = store.open(url);
      opened.push(adapter);
      return adapter;
    };

    test('of one business keep each record once, and the high-water mark counts every write that changed something', async () => {
      const writers = Array.from({ length: 4 }, open);
      const businesses = [newBusiness(), newBusiness()] as const;
      const batches = businesses.flatMap((business) =>
        Array.from({ length: 12 }, (_, batch) => ({
          business,
          // Each shares half of its records with the one before.
          ids: Array.from({ length: 20 }, (__, index) => `e${batch * 10 + index}`),
        })),
      );
      const results = await Promise.all(
        batches.map(async ({ business, ids }, index) => {
          const { newFacts } = await (writers[index % 4] as OpenedStore).write(business, events(...ids));
          return { business, ids: ids.filter((_, at) => newFacts[at]) };
        }),
      );

      for (const business of businesses) {
        const own = results.filter((result) => result.business === business);
        const told = own.flatMap(({ ids }) => ids);
        expect(told.toSorted()).toEqual(Array.from({ length: 130 }, (_, index) => `e${index}`).toSorted());
        expect((await idsOf(writers[0] as OpenedStore, business)).toSorted()).toEqual(told.toSorted());
        expect(await countOf(writers[1] as OpenedStore, business)).toBe(130);
        const changes = own.filter(({ ids }) => ids.length > 0).length;
        expect(await writers[2]?.highWaterMark(business)).toBe(String(changes));
      }
    });

    test('that never met before make the business once', async () => {
      const writers = Array.from({ length: 4 }, open);
      for (let round = 0; round < 5; round++) {
        const business = newBusiness();
        await Promise.all(writers.map((writer, index) => writer.write(business, events(`e${index}`))));
        expect(await writers[0]?.highWaterMark(business)).toBe('4');
      }
    });

    test('that stand in the way of each other are undone and tried again', async () => {
      const [writer, business, other] = [open(), newBusiness(), await stranger(store, url)];
      opened.push(other);
      await writer.write(business, events('first'));
      await other.run(store.service === 'postgres' ? 'BEGIN' : 'START TRANSACTION');
      // More than the writer has written, so that it is the writer who is undone.
      const rows = Array.from({ length: 50 }, (_, index) =>
        eventValues(business, index === 0 ? 'e2' : `other${index}`),
      );
      await other.run(`INSERT INTO bizboost_event VALUES ${rows.join(', ')}`);

      const writing = writer.write(business, events('e1', 'e2', 'e3'));
      await untilWaiting(store, other);
      await other.run(`UPDATE bizboost_change SET changes = changes + 1 WHERE business_id = '${business}'`);
      await other.run('COMMIT');

      expect(await writing).toMatchObject({ newFacts: [true, false, true], highWaterMark: '3' });
    });
  });
}

function eventValues(business: BusinessId, id: string): string {
  return `('${business}', '${id}', 0, 'click', 'website', NULL, NULL, NULL, NULL, NULL, 1, 0)`;
}

/** MariaDB shows who waits as it was when nobody had looked for a tenth of a second: who looks all the time never sees it. */
const LOOK_PAUSE_MS = 150;

/** The writer has its turn, and waits for the row that the stranger has not committed. */
async function untilWaiting({ service }: Store, other: Stranger): Promise<void> {
  const waiting =
    service === 'postgres'
      ? 'SELECT count(*) AS n FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))'
      : "SELECT COUNT(*) AS n FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'";
  for (;;) {
    const answer = await other.run(waiting);
    const [row] = (Array.isArray(answer) ? answer[0] : (answer as { rows: unknown[] }).rows) as { n: unknown }[];
    if (Number(row?.n) > 0) return;
    await delay(LOOK_PAUSE_MS);
  }
}

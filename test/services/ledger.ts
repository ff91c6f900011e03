import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { Cluster, Redis } from 'ioredis';
import mysql from 'mysql2/promise';
import pg from 'pg';
import type { ServiceName } from './shared-services.ts';

/** A list of numbers in a service, written and read through its own protocol, over a new connection each time. */
export interface Ledger {
  /** Makes it, empty. */
  open(urls: readonly string[]): Promise<void>;
  /** Adds a number; resolves when that is acknowledged. */
  add(urls: readonly string[], id: number): Promise<void>;
  /** All that are in it, ascending. */
  ids(urls: readonly string[]): Promise<readonly number[]>;
}

const onPostgres = async (url: string, statement: string): Promise<unknown[]> => {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
};

const onMariaDb = async (url: string, statement: string): Promise<unknown[]> => {
  const connection = await mysql.createConnection(url);
  try {
    return (await connection.query(statement))[0] as unknown[];
  } finally {
    connection.destroy();
  }
};

const sqlLedger = (run: (url: string, statement: string) => Promise<unknown[]>): Ledger => ({
  open: async ([url]) => void (await run(url as string, 'CREATE TABLE ledger (id INT PRIMARY KEY)')),
  add: async ([url], id) => void (await run(url as string, `INSERT INTO ledger VALUES (${id})`)),
  ids: async ([url]) =>
    ((await run(url as string, 'SELECT id FROM ledger ORDER BY id')) as { id: number }[]).map((row) => row.id),
});

const redisLedger = (connect: (urls: readonly string[]) => Redis | Cluster): Ledger => {
  const withClient = async <T>(urls: readonly string[], ask: (client: Redis | Cluster) => Promise<T>): Promise<T> => {
    const client = connect(urls);
    client.on('error', () => {}); // commands reject as well
    try {
      await client.connect();
      return await ask(client);
    } finally {
      client.disconnect();
    }
  };
  return {
    open: async () => {},
    add: async (urls, id) => void (await withClient(urls, (client) => client.zadd('ledger', String(id), String(id)))),
    ids: async (urls) => (await withClient(urls, (client) => client.zrange('ledger', '0', '-1'))).map(Number),
  };
};

const clickHouseLedger = (): Ledger => {
  const ask = async <T>(url: string, act: (client: ReturnType<typeof createClient>) => Promise<T>): Promise<T> => {
    const client = createClient({ url, log: { level: ClickHouseLogLevel.OFF } }); // its errors are the tests' to judge
    try {
      return await act(client);
    } finally {
      await client.close();
    }
  };
  const settings = { insert_distributed_sync: 1 } as const;
  return {
    async open(urls) {
      for (const url of urls) {
        await ask(url, (client) =>
          client.command({ query: 'CREATE TABLE part (id Int32) ENGINE = MergeTree ORDER BY id' }),
        );
        const query = 'CREATE TABLE ledger AS part ENGINE = Distributed(bizboost, default, part, id)';
        await ask(url, (client) => client.command({ query }));
      }
    },
    add: async ([url], id) =>
      void (await ask(url as string, (client) =>
        client.insert({ table: 'ledger', values: [{ id }], format: 'JSONEachRow', clickhouse_settings: settings }),
      )),
    ids: async ([url]) =>
      ask(url as string, async (client) => {
        const result = await client.query({ query: 'SELECT id FROM ledger ORDER BY id', format: 'JSONEachRow' });
        return (await result.json<{ id: number }>()).map((row) => row.id);
      }),
  };
};

const redis = { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 };

export const ledgers: Record<ServiceName, Ledger> = {
  postgres: sqlLedger(onPostgres),
  mariadb: sqlLedger(onMariaDb),
  redis: redisLedger(([url]) => new Redis(url as string, redis)),
  'redis-cluster': redisLedger(
    (urls) => new Cluster([...urls], { lazyConnect: true, clusterRetryStrategy: () => null, redisOptions: redis }),
  ),
  clickhouse: clickHouseLedger(),
  'clickhouse-cluster': clickHouseLedger(),
};

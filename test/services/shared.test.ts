import { createClient } from '@clickhouse/client';
import { Cluster, Redis } from 'ioredis';
import mysql from 'mysql2/promise';
import pg from 'pg';
import { expect, inject, it } from 'vitest';
import { describeService, type SharedService } from './describe-service.ts';
import type { Room } from './room.ts';
import type { ServiceName } from './shared-services.ts';

describeService('postgres', 'a shared PostgreSQL', (postgres) => {
  const query = async (room: Room, statement: string): Promise<unknown[]> => {
    const client = new pg.Client(room.url);
    await client.connect();
    try {
      return (await client.query(statement)).rows;
    } finally {
      await client.end();
    }
  };

  it('gives databases that know nothing of each other', async () => {
    const [one, other] = await twoRooms(postgres);
    await query(one, 'CREATE TABLE till AS SELECT 7 AS id');
    await query(other, 'CREATE TABLE till AS SELECT 8 AS id');
    expect(await query(one, 'SELECT id FROM till')).toEqual([{ id: 7 }]);
  });

  it('clears a database even while somebody is connected', async () => {
    const [one, other] = await twoRooms(postgres);
    const client = new pg.Client(one.url);
    client.on('error', () => {});
    await client.connect();
    await one.clear();
    expect(await query(other, `SELECT 1 FROM pg_database WHERE datname = '${one.name}'`)).toEqual([]);
  });

  isOneForTheRun('postgres', postgres);
});

describeService('mariadb', 'a shared MariaDB', (mariadb) => {
  const query = async (room: Room, statement: string): Promise<unknown> => {
    const connection = await mysql.createConnection(room.url);
    try {
      return (await connection.query(statement))[0];
    } finally {
      await connection.end();
    }
  };

  it('gives databases that know nothing of each other', async () => {
    const [one, other] = await twoRooms(mariadb);
    await query(one, 'CREATE TABLE till AS SELECT 7 AS id');
    await query(other, 'CREATE TABLE till AS SELECT 8 AS id');
    expect(await query(one, 'SELECT id FROM till')).toEqual([{ id: 7 }]);
    await one.clear();
    expect(await query(other, `SHOW DATABASES LIKE '${one.name}'`)).toEqual([]);
  });

  isOneForTheRun('mariadb', mariadb);
});

describeService('redis', 'a shared Redis', (redis) => {
  it('gives prefixes, and clears the keys that begin with one', async () => {
    const [one, other] = await twoRooms(redis);
    const client = new Redis(one.url);
    for (const { name } of [one, other]) for (let i = 0; i < 50; i++) await client.set(`${name}${i}`, i);
    await one.clear();
    expect([await client.keys(`${one.name}*`), (await client.keys(`${other.name}*`)).length]).toEqual([[], 50]);
    client.disconnect();
  });

  isOneForTheRun('redis', redis);
});

describeService('redis-cluster', 'a shared Redis Cluster', (redis) => {
  it('spreads keys over three nodes, and clears them on each', async () => {
    const room = await redis.room();
    const client = new Cluster([...room.urls]);
    for (let i = 0; i < 50; i++) await client.set(`${room.name}{b${i}}`, i);
    const counts = async () =>
      Promise.all(client.nodes('master').map(async (node) => (await node.keys(`${room.name}*`)).length));
    const before = await counts();
    expect(before).toHaveLength(3);
    expect(before).not.toContain(0);
    await room.clear();
    expect(await counts()).toEqual([0, 0, 0]);
    client.disconnect();
  });

  isOneForTheRun('redis-cluster', redis);
});

describeService('clickhouse', 'a shared ClickHouse', (clickhouse) => {
  it('gives databases that know nothing of each other', async () => {
    const [one, other] = (await twoRooms(clickhouse)).map((room) => createClient({ url: room.url })) as [
      Client,
      Client,
    ];
    for (const [client, id] of [
      [one, 7],
      [other, 8],
    ] as const) {
      await client.command({ query: 'CREATE TABLE till (id Int32) ENGINE = MergeTree ORDER BY id' });
      await client.insert({ table: 'till', values: [{ id }], format: 'JSONEachRow' });
    }
    expect(await rows(one, 'SELECT id FROM till')).toEqual([{ id: 7 }]);
    await Promise.all([one.close(), other.close()]);
  });

  isOneForTheRun('clickhouse', clickhouse);
});

describeService('clickhouse-cluster', 'a shared ClickHouse of two shards', (clickhouse) => {
  it('answers from each shard for both', async () => {
    const room = await clickhouse.room();
    const clients = room.urls.map((url) => createClient({ url }));
    for (const client of clients) {
      await client.command({ query: 'CREATE TABLE part (id Int32) ENGINE = MergeTree ORDER BY id' });
      await client.command({
        query: `CREATE TABLE whole AS part ENGINE = Distributed(bizboost, ${room.name}, part, id)`,
        clickhouse_settings: { insert_distributed_sync: 1 },
      });
    }
    await (clients[0] as Client).insert({
      table: 'whole',
      values: Array.from({ length: 100 }, (_, id) => ({ id })),
      format: 'JSONEachRow',
      clickhouse_settings: { insert_distributed_sync: 1 },
    });
    for (const client of clients) {
      expect(await rows(client, 'SELECT count() AS n FROM part')).toEqual([{ n: '50' }]);
      expect(await rows(client, 'SELECT count() AS n FROM whole')).toEqual([{ n: '100' }]);
      await client.close();
    }
  });

  isOneForTheRun('clickhouse-cluster', clickhouse);
});

type Client = ReturnType<typeof createClient>;

const rows = async (client: Client, query: string): Promise<unknown> =>
  (await client.query({ query, format: 'JSONEachRow' })).json();

const twoRooms = async (service: SharedService): Promise<[Room, Room]> => [await service.room(), await service.room()];

function isOneForTheRun(name: ServiceName, service: SharedService): void {
  it('is the same whoever asks', async () => {
    const asked = await Promise.all(
      [1, 2].map(async () => (await fetch(`${inject('services')}/open?name=${name}`)).json()),
    );
    for (const { urls } of asked) expect(urls).toEqual(service.urls());
  });
}

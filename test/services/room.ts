import { randomBytes } from 'node:crypto';
import { createClient } from '@clickhouse/client';
import { Redis } from 'ioredis';
import mysql from 'mysql2/promise';
import pg from 'pg';
import type { ServiceName } from './shared-services.ts';

/** A place of its own in a service that others use too. */
export interface Room {
  /** Of the database; with Redis, what each key must begin with (a hash tag may follow it): `bb_1f0c…:`. */
  readonly name: string;
  /** The first of `urls`. */
  readonly url: string;
  /** Each node, with the database as its path. */
  readonly urls: readonly string[];
  /** Removes all that is in it. */
  clear(): Promise<void>;
}

/** Makes an empty database, on each node where they are several; with Redis a prefix. */
export async function makeRoom(service: ServiceName, nodes: readonly string[]): Promise<Room> {
  const name = `bb_${randomBytes(6).toString('hex')}`;
  const room = { postgres, mariadb, redis, 'redis-cluster': redis, clickhouse, 'clickhouse-cluster': clickhouse }[
    service
  ];
  return room(name, nodes);
}

type MakeRoom = (name: string, nodes: readonly string[]) => Promise<Room>;

const postgres: MakeRoom = async (name, nodes) => {
  const run = (statement: string) => onPostgres(nodes[0] as string, statement);
  await run(`CREATE DATABASE ${name}`);
  return { ...placed(name, nodes), clear: () => run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
};

const mariadb: MakeRoom = async (name, nodes) => {
  const run = (statement: string) => onMariaDb(nodes[0] as string, statement);
  await run(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  return { ...placed(name, nodes), clear: () => run(`DROP DATABASE IF EXISTS ${name}`) };
};

const clickhouse: MakeRoom = async (name, nodes) => {
  const run = async (statement: string) => {
    await Promise.all(nodes.map((url) => onClickHouse(url, statement)));
  };
  await run(`CREATE DATABASE ${name}`);
  return { ...placed(name, nodes), clear: () => run(`DROP DATABASE IF EXISTS ${name}`) };
};

const redis: MakeRoom = async (name, nodes) => ({
  name: `${name}:`,
  url: nodes[0] as string,
  urls: nodes,
  async clear() {
    await Promise.all(nodes.map((url) => deleteKeys(url, `${name}:*`)));
  },
});

function placed(name: string, nodes: readonly string[]): Omit<Room, 'clear'> {
  const urls = nodes.map((node) => {
    const url = new URL(node);
    url.pathname = `/${name}`;
    return url.href;
  });
  return { name, url: urls[0] as string, urls };
}

async function onPostgres(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function onMariaDb(url: string, statement: string): Promise<void> {
  const connection = await mysql.createConnection(url);
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}

async function onClickHouse(url: string, query: string): Promise<void> {
  const client = createClient({ url });
  try {
    await client.command({ query });
  } finally {
    await client.close();
  }
}

async function deleteKeys(url: string, pattern: string): Promise<void> {
  const client = new Redis(url);
  try {
    for await (const keys of client.scanStream({ match: pattern, count: 1_000 }) as AsyncIterable<string[]>)
      for (const key of keys) await client.del(key);
  } finally {
    client.disconnect();
  }
}

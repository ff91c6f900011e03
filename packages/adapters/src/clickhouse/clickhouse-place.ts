import type * as Driver from '@clickhouse/client';
import { BizBoostError } from '@bizboost/core';
import { addressesOf } from './addresses.ts';
import type { ClickHouseClient } from './clickhouse-client.ts';
import { ClickHouseNode } from './clickhouse-node.ts';
import { Cluster } from './cluster.ts';

/** Where the servers are: by URL, for which clients are made, or clients that the host has. */
export type ClickHousePlace =
  | {
      /**
       * `http://user:password@host:8123/database`, or `clickhouse://…` (`clickhouses://…` for HTTPS), several hosts with commas between them.
       * Needs the package `@clickhouse/client`. Of a cluster one server is enough, or a balancer before it; where each is named, what lies on one
       * shard is asked of that shard at once.
       */
      readonly url: string;
      readonly clients?: undefined;
    }
  | {
      /** Clients of `@clickhouse/client`, one for each server. They stay open when the adapter is closed. */
      readonly clients: readonly ClickHouseClient[];
      readonly url?: undefined;
    };

const STATEMENT_TIMEOUT_MS = 30_000;
const SLACK_MS = 5_000;

/** The servers of a place. */
export function clusterAt(place: ClickHousePlace & { readonly statementTimeoutMs?: number }): Cluster {
  const limitMs = place.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS;
  const clients =
    place.url === undefined
      ? place.clients.map(keptOpen)
      : addressesOf(place.url).map((url) => ownClient(url, limitMs));
  return new Cluster(clients.map((client) => new ClickHouseNode(client, { limitMs })));
}

function keptOpen(client: ClickHouseClient): ClickHouseClient {
  return {
    query: (params) => client.query(params),
    command: (params) => client.command(params),
    close: async () => {},
  };
}

/** A client that is made when it is needed: the driver is there only where it is used. */
function ownClient(url: string, limitMs: number): ClickHouseClient {
  let made: Promise<ClickHouseClient> | undefined;
  const client = (): Promise<ClickHouseClient> => (made ??= makeClient(url, limitMs));
  return {
    query: async (params) => (await client()).query(params),
    command: async (params) => (await client()).command(params),
    async close() {
      if (made !== undefined) await (await made).close();
    },
  };
}

async function makeClient(url: string, limitMs: number): Promise<ClickHouseClient> {
  const { createClient, ClickHouseLogLevel } = await driver();
  return createClient({
    url,
    application: 'bizboost',
    // Statements have a limit of their own, which says better what has happened.
    request_timeout: limitMs + SLACK_MS,
    // What fails is told to whoever asked.
    log: { level: ClickHouseLogLevel.OFF },
  });
}

async function driver(): Promise<typeof Driver> {
  try {
    return await import('@clickhouse/client');
  } catch (cause) {
    const message = 'Expected the package "@clickhouse/client", got none: npm install @clickhouse/client.';
    throw new BizBoostError('unsupported', message, { cause });
  }
}

import { clickHouseAdapter, migrateClickHouse } from '@bizboost/adapters/clickhouse';
import type { BusinessId } from '@bizboost/core';
import { CLICKHOUSE_MIGRATIONS, statementsOf } from '../../packages/adapters/src/clickhouse/clickhouse-schema.ts';
import { startClickHouseFront } from '../../test/services/clickhouse.ts';
import { ask, keep, type Answers } from './ask.ts';
import { factsOf } from './business-day.ts';
import { countedClient, PATIENCE_MS, run, type CountedClient } from './counted-client.ts';
import { openCountedLine, type CountedLine } from './counted-line.ts';
import { untilMerged } from './merges.ts';
import { statusOf } from './usage.ts';

/** Of a business on one shard. */
const EVENTS_A_SHARD = 2_000;
const BUSINESS = 'everywhere' as BusinessId;
const CLUSTER = 'bizboost';
const LOOK_MS = 5;

/** What it is to a server to ask others for a question to all of them. */
export interface FrontMeasured {
  readonly shards: number;
  readonly answers: Answers;
  /** To the shards. */
  readonly connections: number;
  /** Of the server that asks, at most. */
  readonly threads: number;
  readonly memoryMiB: number;
}

/**
 * One server asks another, which stands for so many shards: what the first does is as it would be, however few processors there are for the second.
 * An answer takes several statements; they come one after the other, or the second would have thousands at once, which no shard has.
 */
export async function measureFront(shards: number): Promise<FrontMeasured> {
  const lines: CountedLine[] = [];
  const group = await startClickHouseFront({
    shards,
    mostQueries: 2 * shards + 100,
    // Hundreds of connections go through the line of this one process.
    profile: { connect_timeout_with_failover_ms: 30_000, max_memory_usage: 12_000_000_000 },
    async lineTo(port) {
      const line = await openCountedLine(port);
      lines.push(line);
      return line.port;
    },
  });
  const [front, back] = group.urls.map((url) => countedClient(`${url}/default`, { atOnce: 1 })) as [
    CountedClient,
    CountedClient,
  ];
  try {
    await fill(front, back, shards);
    const [line] = lines as [CountedLine];
    const adapter = clickHouseAdapter({ clients: [front], statementTimeoutMs: PATIENCE_MS });
    const watched = { pids: group.nodes.map((node) => node.pid), clients: [front], lines };
    // Connections are made by the first.
    await ask(watched, adapter, [BUSINESS]);
    const times = Math.min(20, Math.max(1, Math.round(160 / shards)));
    const everywhere = Array.from({ length: times }, () => BUSINESS);
    const pid = watched.pids[0] as number;
    const most = mostOf({ connections: () => line.connections, threads: () => statusOf(pid, 'Threads') });
    const answers = await ask(watched, adapter, everywhere).finally(most.stop);
    await adapter.close();
    return { shards, answers, ...most.found, memoryMiB: statusOf(pid, 'VmHWM') / 1_024 };
  } finally {
    for (const client of [front, back]) await client.close();
    await group.stop();
    for (const line of lines) line.close();
  }
}

/** Lays one shard's part of a business on the second server, and says that all shards have one. */
async function fill(front: CountedClient, back: CountedClient, shards: number): Promise<void> {
  await migrateClickHouse({ clients: [back], cluster: CLUSTER });
  for (const step of CLICKHOUSE_MIGRATIONS)
    for (const statement of statementsOf(step, { database: 'default', cluster: CLUSTER })) await run(front, statement);
  const adapter = clickHouseAdapter({ clients: [back] });
  await keep(adapter, BUSINESS, factsOf(0, EVENTS_A_SHARD));
  await adapter.close();
  await run(back, 'TRUNCATE TABLE bizboost_home');
  const all = Array.from({ length: shards }, (_, shard) => shard).join(',');
  await run(back, `INSERT INTO bizboost_home VALUES ('${BUSINESS}', '${all}')`);
  await untilMerged([back]);
}

/** Looks at some figures all the time, and remembers the largest of each. */
function mostOf(figures: Readonly<Record<'connections' | 'threads', () => number>>): {
  readonly found: { connections: number; threads: number };
  stop(): void;
} {
  const found = { connections: 0, threads: 0 };
  const timer = setInterval(() => {
    for (const name of ['connections', 'threads'] as const) found[name] = Math.max(found[name], figures[name]());
  }, LOOK_MS);
  return { found, stop: () => clearInterval(timer) };
}

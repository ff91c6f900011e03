import { clickHouseAdapter, migrateClickHouse, type ClickHouseAdapter } from '@bizboost/adapters/clickhouse';
import type { BusinessId } from '@bizboost/core';
import { changesAnywhere } from '../../packages/adapters/src/clickhouse/changes.ts';
import { clusterAt } from '../../packages/adapters/src/clickhouse/clickhouse-place.ts';
import { Homes } from '../../packages/adapters/src/clickhouse/homes.ts';
import { startClickHouseCluster } from '../../test/services/clickhouse.ts';
import { ask, keep, severalAtOnce, type Watched } from './ask.ts';
import { businessId, factsOf } from './business-day.ts';
import { countedClient, PATIENCE_MS, rowsOf, run, type CountedClient } from './counted-client.ts';
import { activeParts, untilMerged } from './merges.ts';
import { total, usageOf } from './usage.ts';

const BUSINESSES = 30;
const EVENTS_EACH = 5_000;
const BATCH_SIZES = [1, 10, 100, 1_000];
const BATCHES = 100;
const LOOKS = 100;
const PROCESS_ASKS = 100;
const SERVERS_KNOWN = [1, 100, 1_000];

/** What one shard does, and one process that asks. Times are of processors, in milliseconds, merges included. */
export interface OneShard {
  readonly batches: readonly BatchCost[];
  /** Of keeping rows of facts, for an event: by the adapter, and the same inserts with nothing around them. */
  readonly perEvent: { readonly adapter: number; readonly bare: number };
  /** On the disk, for an event and its part of a sale. */
  readonly bytes: { readonly record: number; readonly claim: number };
  /** One look for changes of a hundred businesses. */
  readonly lookMs: number;
  readonly processes: readonly ProcessCost[];
}

export interface BatchCost {
  readonly events: number;
  readonly serverMs: number;
  readonly statements: number;
  /** Most parts of one table that there were at once. */
  readonly parts: number;
}

/** What knowing so many servers costs the process that asks. */
export interface ProcessCost {
  readonly servers: number;
  readonly firstMs: number;
  readonly eachMs: number;
}

export async function measureOneShard(): Promise<OneShard> {
  const cluster = await startClickHouseCluster({ shards: 1 });
  const client = countedClient(`${cluster.url}/default`);
  const adapter = clickHouseAdapter({ clients: [client], statementTimeoutMs: PATIENCE_MS });
  const watched: Watched = { pids: cluster.nodes.map(({ pid }) => pid), clients: [client], lines: [] };
  try {
    await migrateClickHouse({ clients: [client], cluster: 'bizboost' });
    const everyone = Array.from({ length: BUSINESSES }, (_, index) => businessId(index));
    const perEvent = await costsOfEvents(watched, adapter, everyone);
    const bytes = { record: await bytesOf(client, 'bizboost_record'), claim: await bytesOf(client, 'bizboost_claim') };
    const batches: BatchCost[] = [];
    for (const events of BATCH_SIZES) batches.push(await costOfBatches(watched, adapter, events));
    const lookMs = await costOfLooks(watched, everyone);
    const processes: ProcessCost[] = [];
    for (const servers of SERVERS_KNOWN) processes.push(await costOfKnowing(watched, servers, everyone));
    return { perEvent, bytes, batches, lookMs, processes };
  } finally {
    await adapter.close();
    await client.close();
    await cluster.stop();
  }
}

/** First by the adapter; then its inserts of rows again, into a table of the same kind. */
async function costsOfEvents(
  { pids, clients }: Watched,
  adapter: ClickHouseAdapter,
  everyone: readonly BusinessId[],
): Promise<OneShard['perEvent']> {
  const [client] = clients as [CountedClient];
  const inserts: string[] = [];
  const stop = client.listen((query) => {
    if (query.startsWith('INSERT INTO bizboost_record ')) inserts.push(query);
  });
  const batches = everyone.map((_, index) => factsOf(index, EVENTS_EACH));
  const byAdapter = await usageOf(pids, async () => {
    await severalAtOnce(everyone, (business, index) => keep(adapter, business, batches[index] ?? []));
    await untilMerged(clients);
  });
  stop();
  await run(client, 'CREATE TABLE bare AS bizboost_record');
  const alone = await usageOf(pids, async () => {
    await severalAtOnce(inserts, (insert) => run(client, insert.replace('bizboost_record', 'bare')));
    await untilMerged(clients);
  });
  await run(client, 'DROP TABLE bare');
  const events = everyone.length * EVENTS_EACH;
  return { adapter: total(byAdapter.servers) / events, bare: total(alone.servers) / events };
}

async function bytesOf(client: CountedClient, table: string): Promise<number> {
  const [row] = await rowsOf(
    client,
    `SELECT sum(bytes_on_disk) FROM system.parts WHERE active AND database = 'default' AND table = '${table}'`,
  );
  return Number(row?.[0]) / (BUSINESSES * EVENTS_EACH);
}

/** Batches of some events each, several at once, of businesses that are known. */
async function costOfBatches(
  { pids, clients }: Watched,
  adapter: ClickHouseAdapter,
  events: number,
): Promise<BatchCost> {
  const [client] = clients as [CountedClient];
  const batches = Array.from({ length: BATCHES }, (_, index) => factsOf(100_000 + events * 1_000 + index, events));
  const before = client.statements;
  let [statements, parts] = [0, 0];
  const usage = await usageOf(pids, async () => {
    await severalAtOnce(batches, async (facts, index) => {
      await keep(adapter, businessId(index % BUSINESSES), facts);
    });
    statements = client.statements - before;
    parts = await activeParts(client);
    await untilMerged(clients);
  });
  return { events, serverMs: total(usage.servers) / BATCHES, statements: statements / BATCHES, parts };
}

async function costOfLooks({ pids, clients }: Watched, everyone: readonly BusinessId[]): Promise<number> {
  const cluster = clusterAt({ clients, statementTimeoutMs: PATIENCE_MS });
  const homes = new Homes(cluster, () => 1);
  await changesAnywhere(cluster, homes, everyone);
  const usage = await usageOf(pids, async () => {
    for (let look = 0; look < LOOKS; look++) await changesAnywhere(cluster, homes, everyone);
  });
  return total(usage.servers) / LOOKS;
}

/** All of them are this one: what is looked at is how a process finds the right one. */
async function costOfKnowing(watched: Watched, servers: number, everyone: readonly BusinessId[]): Promise<ProcessCost> {
  const [client] = watched.clients;
  const adapter = clickHouseAdapter({
    clients: Array.from({ length: servers }, () => client as CountedClient),
    statementTimeoutMs: PATIENCE_MS,
  });
  const first = await ask(watched, adapter, everyone.slice(0, 1));
  const others = await ask(watched, adapter, everyone.slice(0, PROCESS_ASKS));
  await adapter.close();
  return { servers, firstMs: first.usage.own, eachMs: others.usage.own / others.count };
}

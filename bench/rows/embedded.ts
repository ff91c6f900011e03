import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { duckdbAdapter } from '@bizboost/adapters/duckdb';
import { createAnalytics, systemClock, type BusinessId, type DataAdapter, type State } from '@bizboost/core';
import { DuckDBInstance } from '@duckdb/node-api';
import { eventRow } from '../../packages/adapters/src/sql/table-rows.ts';
import { EVENT } from '../../packages/adapters/src/sql/tables.ts';
import { durationRow, msText, numberText, type Bench, type BenchRow } from '../row.ts';
import { spreadOf } from '../sample.ts';
import { append, createTable } from '../stores/duckdb-store.ts';
import { EVENING, eventsOfShops, shopId, SHOPS, type Call } from '../stores/events-of-shops.ts';

const EVENTS = Number(process.env['BIZBOOST_BENCH_EVENTS'] ?? 10_000_000);
const CALL = 10_000;
/** Calls that the appender alone takes too, in turns with ours. */
const BESIDE = 60;
const ASKS = 20;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Ten million events in the default store. */
export const embedded: Bench = {
  title: `embedded: ${numberText(EVENTS)} events with random UUIDs, of a thousand shops, in one DuckDB file`,
  method: `${numberText(CALL)} events a call, each shop's as a batch, all at once; a tenth are of one shop. **Disk** with its log, at its largest; **memory** of the whole process, which makes the events too, at its largest. **Ingest**: the last ${BESIDE} calls, in turns with the same rows given to the appender alone, one transaction a call, nothing of ours: medians. **Again**: all of it a second time, by a new process's knowledge of it. **Live**: cold answers of a middling shop and of the largest, best of ${ASKS}. **While**: a question about the middling shop, again and again while rows come, are sorted and checkpointed, beside the same when nothing else happens. **Cold start**: \`bizboost serve\` from its beginning to the first answer.`,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'bizboost-bench-'));
    try {
      return await measured(folder);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function measured(folder: string): Promise<BenchRow[]> {
  const path = join(folder, 'shops.duckdb');
  const filled = await fill(path, folder);
  const live = await opened(path, liveRows);
  const alone = await opened(path, (adapter) => askAgainAndAgain(adapter, ASKS * 5));
  const again = await sendAgain(path);
  return [
    limitRow('largest on disk', filled.mostBytes / 1e6, 400),
    limitRow('memory at its largest', filled.mostMemory / 1e6, 1_500),
    {
      name: 'acknowledged ingest',
      measured: `${numberText(CALL / filled.ours)} k/s`,
      beside: `${numberText(CALL / filled.appender)} k/s appended`,
      ratio: filled.appender / filled.ours,
      limit: { atLeast: 0.5 },
    },
    {
      name: 'all of it again',
      measured: `${numberText(EVENTS / again)} k/s`,
      beside: `${numberText(EVENTS / filled.total)} k/s at first`,
      ratio: filled.total / again,
    },
    ...live,
    {
      name: 'a question while rows come, p99',
      measured: msText(filled.asked.p99),
      beside: `${msText(alone.p99)} alone`,
      ratio: filled.asked.p99 / alone.p99,
    },
    durationRow('cold start to the first answer', await coldStart(path), 1_000),
  ];
}

function limitRow(name: string, megabytes: number, most: number): BenchRow {
  const text = (value: number): string => `${numberText(value)} MB`;
  return {
    name,
    measured: text(megabytes),
    beside: `${text(most)} limit`,
    ratio: megabytes / most,
    limit: { atMost: 1 },
  };
}

interface Filled {
  readonly mostBytes: number;
  readonly mostMemory: number;
  /** Milliseconds a call, and of all calls. */
  readonly ours: number;
  readonly appender: number;
  readonly total: number;
  readonly asked: ReturnType<typeof spreadOf>;
}

async function fill(path: string, folder: string): Promise<Filled> {
  const adapter = await duckdbAdapter({ path });
  await Promise.all(Array.from({ length: SHOPS }, (_, index) => openShop(adapter, shopId(index))));
  const calls = eventsOfShops(EVENTS, CALL);
  let [mostBytes, mostMemory, total] = [0, 0, 0];
  const look = setInterval(() => (mostMemory = Math.max(mostMemory, process.memoryUsage.rss())), 50);
  let isFilling = true;
  const asking = askAgainAndAgain(adapter, Infinity, () => isFilling);
  for (let sent = 0; sent < EVENTS / CALL - BESIDE; sent++) {
    total += await timed(() => send(adapter, calls.next().value as Call));
    if (sent % 10 === 0) mostBytes = Math.max(mostBytes, await bytesOf(path));
  }
  isFilling = false;
  const asked = await asking;
  clearInterval(look);
  const beside = await besideAppender(adapter, calls, join(folder, 'appended.duckdb'));
  await adapter.close();
  mostBytes = Math.max(mostBytes, await bytesOf(path));
  return { ...beside, mostBytes, mostMemory, total: total + beside.ours * BESIDE, asked };
}

async function openShop(adapter: Required<DataAdapter>, id: string): Promise<void> {
  const record = { kind: 'business', id, name: id, timezone: 'Africa/Lusaka', currency: 'ZMW' };
  const state: State = { kind: 'business', id, record };
  await adapter.write(id as BusinessId, { facts: [], states: [state], reattributed: [] });
}

/** @returns how many were new */
async function send(adapter: Required<DataAdapter>, call: Call): Promise<number> {
  const results = await Promise.all(
    [...call].map(([shop, facts]) => adapter.write(shop as BusinessId, { facts, states: [], reattributed: [] })),
  );
  return results.reduce((count, { newFacts }) => count + newFacts.filter(Boolean).length, 0);
}

async function besideAppender(
  adapter: Required<DataAdapter>,
  calls: Iterator<Call>,
  path: string,
): Promise<{ readonly ours: number; readonly appender: number }> {
  const instance = await DuckDBInstance.fromCache(path, { memory_limit: '512MB' });
  const connection = await instance.connect();
  await connection.run(createTable(EVENT, EVENT.name));
  const [ours, appender]: [number[], number[]] = [[], []];
  for (let index = 0; index < BESIDE; index++) {
    const call = calls.next().value as Call;
    const rows = [...call].flatMap(([shop, facts]) => facts.map((fact) => eventRow(shop, fact)));
    ours.push(await timed(() => send(adapter, call)));
    appender.push(await timed(() => append(connection, { table: EVENT, name: EVENT.name, rows })));
  }
  connection.closeSync();
  instance.closeSync();
  return { ours: spreadOf(ours).p50, appender: spreadOf(appender).p50 };
}

/** A question about a shop in the middle: how long each took. */
async function askAgainAndAgain(
  adapter: Required<DataAdapter>,
  most: number,
  isWanted: () => boolean = () => true,
): Promise<ReturnType<typeof spreadOf>> {
  const samples: number[] = [];
  const day = 86_400_000;
  while (samples.length < most && isWanted()) {
    samples.push(
      await timed(() =>
        adapter.aggregate({
          business: shopId(500) as BusinessId,
          collection: 'event',
          segments: [{ from: EVENING - 30 * day, to: EVENING, offsetMs: 7_200_000 }],
          grain: 'day',
          by: ['channel', 'type'],
          sums: { count: { column: 'count' } },
        }),
      ),
    );
  }
  return spreadOf(samples);
}

async function liveRows(adapter: Required<DataAdapter>): Promise<BenchRow[]> {
  const live = async (shop: string): Promise<number> => {
    const engine = createAnalytics({ adapter, clock: { now: () => EVENING, schedule: systemClock.schedule } });
    return timed(() => engine.for(shop).live({ period: 'month' }));
  };
  const rows: BenchRow[] = [];
  for (const [name, shop, limitMs] of [
    ['a live answer of a middling shop', shopId(500), 50],
    ['the same of the largest', shopId(0), 500],
  ] as const) {
    const samples: number[] = [];
    for (let ask = 0; ask < ASKS; ask++) samples.push(await live(shop));
    rows.push(durationRow(name, spreadOf(samples).best, limitMs));
  }
  return rows;
}

/** Milliseconds for all calls a second time; rejects where anything was new. */
async function sendAgain(path: string): Promise<number> {
  return opened(path, async (adapter) => {
    let [total, news] = [0, 0];
    for (const call of eventsOfShops(EVENTS, CALL))
      total += await timed(async () => (news += await send(adapter, call)));
    if (news > 0) throw new Error(`Expected nothing new, got ${news} events.`);
    return total;
  });
}

/** Milliseconds from the start of the process to its first answer. */
async function coldStart(path: string): Promise<number> {
  const began = performance.now();
  const words = ['packages/cli/bin/bizboost.js', 'serve', '--data', path, '--port', '0'];
  const child = spawn(process.execPath, words, { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'exit');
  for await (const url of createInterface({ input: child.stdout })) {
    const asked = `${url}/analytics/live?business=${shopId(500)}&period=2026-03-01..2026-03-31`;
    const response = await fetch(asked);
    if (response.status !== 200)
      throw new Error(`Expected an answer, got ${response.status}: ${await response.text()}`);
    await response.json();
    break;
  }
  const ms = performance.now() - began;
  child.kill('SIGTERM');
  await ended;
  return ms;
}

async function opened<T>(path: string, use: (adapter: Required<DataAdapter>) => Promise<T>): Promise<T> {
  const adapter = await duckdbAdapter({ path });
  try {
    return await use(adapter);
  } finally {
    await adapter.close();
  }
}

async function bytesOf(path: string): Promise<number> {
  const sizes = await Promise.all(
    [path, `${path}.wal`].map((name) =>
      stat(name).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

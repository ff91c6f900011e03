// npm run retail -- [PLACE…]: the real sales of a gift shop through each store, month by month, to the penny.
// A place is a kind of store (`memory`, `duckdb`, `sqlite`, `postgres`, `mariadb`, `clickhouse`: made for the occasion, servers too), or a URL as
// --data takes it. Default: each kind that can be had here.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duckdbAdapter } from '@bizboost/adapters/duckdb';
import { sqliteAdapter } from '@bizboost/adapters/sqlite';
import { createAnalytics, memoryAdapter, type Analytics, type DataAdapter } from '@bizboost/core';
import { csvItems, readMapping } from '../packages/cli/src/input/csv.ts';
import { openInput } from '../packages/cli/src/input/open-input.ts';
import { databaseKindOf, printable } from '../packages/cli/src/store/database.ts';
import { startClickHouse } from '../test/services/clickhouse.ts';
import { installCommand, missingPackages, type ServerName } from '../test/services/debian.ts';
import { startMariaDb } from '../test/services/mariadb.ts';
import { startPostgres } from '../test/services/postgres.ts';

const ROOT = new URL('..', import.meta.url);
const DATA = process.env['BIZBOOST_DATA'] ?? new URL('../shared/data', ROOT).pathname;
const LINES = join(DATA, 'online-retail/lines.csv.gz');
const MAPPING = new URL('examples/mappings/online-retail.json', ROOT).pathname;
/** The control total of the data set's own README. */
const NET_PENCE = 576_193_138;
const MONTHS = ['2010-12', '2011-01', '2011-02', '2011-03', '2011-04', '2011-05', '2011-06', '2011-07', '2011-08'];
const BATCH = 5_000;

/** A store that is there for as long as `use` takes. */
type Place = (use: (adapter: DataAdapter) => Promise<void>) => Promise<void>;

const KINDS: Record<string, Place> = {
  memory: (use) => use(memoryAdapter()),
  duckdb: (use) => inFolder(async (folder) => use(await duckdbAdapter({ path: join(folder, 'retail.duckdb') }))),
  sqlite: (use) => inFolder((folder) => use(sqliteAdapter({ path: join(folder, 'retail.sqlite') }))),
  postgres: onServer(startPostgres),
  mariadb: onServer(startMariaDb),
  clickhouse: onServer(async () => {
    const server = await startClickHouse();
    return { url: server.url.replace(/^http/, 'clickhouse'), stop: () => server.stop() };
  }),
};
const SERVERS: readonly ServerName[] = ['postgres', 'mariadb', 'clickhouse'];

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bizboost-retail-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function onServer(start: () => Promise<{ readonly url: string; stop(): Promise<void> }>): Place {
  return async (use) => {
    const server = await start();
    try {
      await atUrl(server.url)(use);
    } finally {
      await server.stop();
    }
  };
}

const atUrl =
  (url: string): Place =>
  async (use) => {
    const kind = databaseKindOf(url);
    await kind.migrate(url);
    await use(await kind.open(url));
  };

/** Net revenue of each month in pence, from a store that has taken in every line. */
async function monthsOf(adapter: DataAdapter): Promise<number[]> {
  const analytics = createAnalytics({ adapter });
  try {
    await takeIn(analytics);
    const shop = analytics.for('retail');
    const pence: number[] = [];
    for (const month of MONTHS) {
      const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
      const { value } = await shop.metric({ name: 'net_revenue', period: `${month}-01..${month}-${last}` });
      pence.push(Math.round((value ?? NaN) * 100));
    }
    return pence;
  } finally {
    await analytics.close();
  }
}

async function takeIn(analytics: Analytics): Promise<void> {
  const { bytes } = await openInput(LINES);
  let batch: unknown[] = [];
  const keep = async (): Promise<void> => {
    const { rejected_count: rejected } = await analytics.for('retail').record(batch);
    if (rejected > 0) throw new Error(`${rejected} records were rejected.`);
    batch = [];
  };
  for await (const { record } of csvItems(bytes, await readMapping(MAPPING)))
    if (batch.push(record) === BATCH) await keep();
  await keep();
}

function pounds(pence: number): string {
  return (pence / 100).toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

const total = (pence: readonly number[]): number => pence.reduce((sum, month) => sum + month, 0);

if (!existsSync(LINES)) {
  console.log(`Skipped: the online-retail data set is not in ${DATA} (set BIZBOOST_DATA).`);
} else {
  const given = process.argv.slice(2);
  const missing = SERVERS.filter((server) => missingPackages([server]).length > 0);
  if (given.length === 0 && missing.length > 0)
    console.log(`Without ${missing.join(', ')}: ${installCommand(missingPackages(missing))}`);
  const names = given.length > 0 ? given : Object.keys(KINDS).filter((kind) => !missing.some((one) => one === kind));
  const results: { readonly place: string; readonly months: readonly number[] }[] = [];
  for (const name of names)
    await (KINDS[name] ?? atUrl(name))(async (adapter) => {
      results.push({ place: printable(name), months: await monthsOf(adapter) });
    });
  const rows = [...MONTHS.entries()].map(([index, month]) => [
    month,
    ...results.map(({ months }) => pounds(months[index] as number)),
  ]);
  rows.push(['net, GBP', ...results.map(({ months }) => pounds(total(months)))]);
  const heads = ['', ...results.map(({ place }) => place)];
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => (row[column] as string).length)),
  );
  for (const row of [heads, ...rows])
    console.log(row.map((cell, column) => cell.padStart(widths[column] as number)).join('  '));
  const isSame = results.every(({ months }) => months.every((pence, index) => pence === results[0]?.months[index]));
  const isRight = results.every(({ months }) => total(months) === NET_PENCE);
  console.log(
    isSame && isRight
      ? `All equal, and ${pounds(NET_PENCE)} in all.`
      : `WRONG: expected ${pounds(NET_PENCE)} everywhere.`,
  );
  process.exitCode = isSame && isRight ? 0 : 1;
}

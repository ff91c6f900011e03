// npm run retail -- [PLACE…]: the real sales of a gift shop through each store, month by month, to the penny.
// A place is `memory`, `sqlite:FILE`, or what --data takes (a file, postgres://…, mysql://…, clickhouse://…). Default: memory and SQLite.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqliteAdapter } from '@bizboost/adapters/sqlite';
import { createAnalytics, memoryAdapter, type Analytics, type DataAdapter } from '@bizboost/core';
import { csvItems, readMapping } from '../packages/cli/src/input/csv.ts';
import { openInput } from '../packages/cli/src/input/open-input.ts';
import { databaseKindOf, isUrl, printable } from '../packages/cli/src/store/database.ts';
import { openStore } from '../packages/cli/src/store/open-store.ts';

const ROOT = new URL('..', import.meta.url);
const DATA = process.env['BIZBOOST_DATA'] ?? new URL('../shared/data', ROOT).pathname;
const LINES = join(DATA, 'online-retail/lines.csv.gz');
const MAPPING = new URL('examples/mappings/online-retail.json', ROOT).pathname;
/** The control total of the data set's own README. */
const NET_PENCE = 576_193_138;
const MONTHS = ['2010-12', '2011-01', '2011-02', '2011-03', '2011-04', '2011-05', '2011-06', '2011-07', '2011-08'];
const BATCH = 5_000;

/** Net revenue of each month in pence, from a store that has taken in every line. */
async function monthsOf(place: string, folder: string): Promise<number[]> {
  const analytics = createAnalytics({ adapter: await open(place, folder) });
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

async function open(place: string, folder: string): Promise<DataAdapter> {
  if (place === 'memory') return memoryAdapter();
  if (place === 'sqlite') return sqliteAdapter({ path: join(folder, 'retail.sqlite') });
  if (place.startsWith('sqlite:')) return sqliteAdapter({ path: place.slice('sqlite:'.length) });
  if (isUrl(place)) await databaseKindOf(place).migrate(place);
  return openStore(place, { onWarning: (message) => console.error(message) });
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
  const folder = await mkdtemp(join(tmpdir(), 'bizboost-retail-'));
  const results: { readonly place: string; readonly months: readonly number[] }[] = [];
  try {
    for (const place of given.length > 0 ? given : ['memory', 'sqlite'])
      results.push({ place: printable(place), months: await monthsOf(place, folder) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
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

// npm run chaos: servers that are killed, torn files, full disks and clocks that step, under 500 records a second from callers who send again what
// was not acknowledged. Some of it only: npm run chaos -- kills torn --stores duckdb,sqlite --kills 20 --seed 7
import { parseArgs } from 'node:util';
import { isMet, type BenchRow } from '../../bench/row.ts';
import { tableOf } from '../../bench/table.ts';
import { install, mayInstall } from '../../scripts/apt.mjs';
import { missingPackages } from '../services/debian.ts';
import { whyNoSmallDisk } from '../services/small-disk.ts';
import type { FileStore, ChaosStore } from './chaos-store.ts';
import { FAKETIME, whyNoFakedClock } from './faked-clock.ts';
import { clockRows, diskRows, killRows, tornRows } from './figures.ts';
import { stepUnderLoad } from './clock-steps.ts';
import { fillUnderLoad } from './full-disk.ts';
import { killAgainAndAgain } from './kills.ts';
import { randomFrom } from '../../examples/shop/random.ts';
import { chaosStores, fileStores, whyNotStore } from './stores.ts';
import { tearInEachWay } from './torn.ts';

const DAYS = ['kills', 'torn', 'disk', 'clock'] as const;
type Day = (typeof DAYS)[number];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kills: { type: 'string', default: '100' },
    stores: { type: 'string', default: chaosStores.map(({ name }) => name).join(',') },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    rate: { type: 'string', default: '500' },
  },
});
const names = values.stores.split(',');
const wrong = [
  ...names.filter((name) => !chaosStores.some((store) => store.name === name)),
  ...positionals.filter((day) => !DAYS.some((one) => one === day)),
  ...[values.kills, values.seed, values.rate].filter((text) => !/^\d+$/.test(text)),
];
if (wrong.length > 0) {
  const known = `${DAYS.join(', ')}; --stores out of ${chaosStores.map(({ name }) => name).join(',')}; numbers of --kills, --rate and --seed`;
  console.error(`Expected ${known}; got ${wrong.join(', ')}.`);
  process.exit(1);
}
const days = positionals.length === 0 ? DAYS : DAYS.filter((day) => positionals.includes(day));
const rate = Number(values.rate);
const random = randomFrom(Number(values.seed)).next;

if (mayInstall()) install([...missingPackages(), ...(whyNoFakedClock() === undefined ? [] : [FAKETIME])]);
const chosen = chaosStores.filter((store) => names.includes(store.name) && isThere(store.name, whyNotStore(store)));
const chosenFiles = fileStores.filter(({ name }) => names.includes(name));
console.log(`--seed ${values.seed}: the same records, batches and moments again, as far as clocks allow.`);

const met: boolean[] = [];
const runs: Record<Day, () => Promise<void>> = { kills, torn, disk, clock };
for (const day of days) await runs[day]();
const summary = `${met.filter(Boolean).length} of ${met.length} aims met.`;
console.log(`\n${summary}`);
process.exitCode = met.every(Boolean) && met.length > 0 ? 0 : 1;

async function kills(): Promise<void> {
  const each = Math.ceil(Number(values.kills) / Math.max(1, chosen.length));
  const rows: BenchRow[] = [];
  for (const kind of chosen) {
    const found = await on(await kind.open(), (store) => killAgainAndAgain(store, { kills: each, rate, random }));
    rows.push(...killRows(kind.name, found));
    tell(kind.name, { ...found });
  }
  show(
    'kills: kill -9 of `bizboost serve` under load',
    `${rate} records a second, a fifth of them sales, from callers who send a batch again until it is acknowledged, and one in twenty once more. After each kill, and at the end, the store is read by its bare driver: rows that were acknowledged and are not there, that are there twice, that nobody sent.`,
    rows,
  );
}

async function torn(): Promise<void> {
  const rows: BenchRow[] = [];
  for (const kind of chosenFiles) {
    const found = await on(await kind.open(), (store) => tearInEachWay(store, { rate, random }));
    rows.push(...tornRows(kind.name, found));
    tell(kind.name, { found });
  }
  show(
    'torn: what a kill leaves, cut or overwritten at its end',
    'Each copy is served again: it is opened with whole commits, or refused with a message that names it. Then everything is sent again, and each record must be there once.',
    rows,
  );
}

async function disk(): Promise<void> {
  const rows: BenchRow[] = [];
  for (const kind of chosenFiles) {
    if (!isThere(`${kind.name} on a full disk`, whyNoSmallDisk())) continue;
    const found = await on(await kind.open({ diskMiB: kind.diskMiB }), (store) =>
      fillUnderLoad(store, { rate, random }),
    );
    rows.push(...diskRows(kind.name, found));
    tell(kind.name, { ...found });
  }
  show(
    'disk: full under load, twice',
    'Once there is room again while the server runs, once it is killed before there is.',
    rows,
  );
}

async function clock(): Promise<void> {
  const rows: BenchRow[] = [];
  for (const kind of chosen) {
    if (!isThere('clocks that step', whyNoFakedClock())) break;
    const found = await on(await kind.open(), (store) => stepUnderLoad(store, { rate, random }));
    rows.push(...clockRows(kind.name, found));
    tell(kind.name, { ...found });
  }
  show(
    'clock: an hour on, back, an hour back, on again',
    "The clock of the server's process alone (libfaketime), with its timers going on, under load; a screen of @bizboost/client watches.",
    rows,
  );
}

async function on<S extends ChaosStore | FileStore, T>(store: S, work: (store: S) => Promise<T>): Promise<T> {
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

function isThere(what: string, reason: string | undefined): boolean {
  if (reason !== undefined) console.log(`Left out: ${what}. ${reason}`);
  return reason === undefined;
}

function show(title: string, method: string, rows: readonly BenchRow[]): void {
  if (rows.length === 0) return;
  met.push(...rows.map(isMet).filter((one) => one !== undefined));
  console.log(tableOf({ title, method, run: async () => rows }, rows));
}

/** What went wrong, row by row: the table only counts. */
function tell(name: string, found: object): void {
  const text = JSON.stringify(found, (_, value: unknown) => (Array.isArray(value) ? value.slice(0, 20) : value));
  if (process.env.BIZBOOST_CHAOS_DETAILS !== undefined) console.log(name, text);
}

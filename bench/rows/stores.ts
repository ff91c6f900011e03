import { createAnalytics, systemClock, type BusinessAnalytics, type Clock, type DataAdapter } from '@bizboost/core';
import { eventRow } from '../../packages/adapters/src/sql/table-rows.ts';
import { durationRow, msText, numberText, type Bench, type BenchRow } from '../row.ts';
import { inTurns, spreadOf } from '../sample.ts';
import { assertSameAsByHand, liveByHand } from '../stores/live-by-hand.ts';
import { loadShops } from '../stores/load.ts';
import type { MeasuredStore } from '../stores/measured-store.ts';
import { EVENING, eventOfShop, shopId, SHOPS } from '../stores/thousand-shops.ts';

const EVENTS = Number(process.env['BIZBOOST_BENCH_EVENTS'] ?? 1_000_000);
const ASKS = 600;
/** Until the code is as fast as in a server that has run for a while. */
const WARM_UP = 200;
const BATCH = 5_000;
const BATCHES = 12;
const TELLINGS = 20;

/** Each with the way to start it. */
const STORES: Readonly<Record<string, () => Promise<MeasuredStore>>> = {
  postgres: async () => (await import('../stores/postgres-store.ts')).postgresStore(),
  mariadb: async () => (await import('../stores/mariadb-store.ts')).mariadbStore(),
  sqlite: async () => (await import('../stores/sqlite-store.ts')).sqliteStore(),
  duckdb: async () => (await import('../stores/duckdb-store.ts')).duckdbStore(),
};
const ASKED = process.env['BIZBOOST_BENCH_STORES']?.split(',') ?? Object.keys(STORES);

const profile = { name: 'Bench', timezone: 'Africa/Lusaka', currency: 'ZMW' } as const;

/** Records in real stores. */
export const stores: Bench = {
  title: `stores: one of a thousand shops with ${numberText(EVENTS)} events in real databases`,
  method: `Each a private server of the kind one runs, or a file: it waits for its disk. DuckDB by hand is the same tables in the order in which rows came, and its appender knows no duplicates. **Live**: \`live({ period: 'month' })\` of a shop that the engine knows nothing of yet, one shop after another, in turns with the same questions written by hand for this one dashboard, over the same driver and as many connections; the numbers are checked to be equal. Best of ${ASKS} after ${WARM_UP} to warm up: whatever else the machine does makes either slower. **Ingest**: ${BATCHES} batches of ${numberText(BATCH)} events, from records to the acknowledgement, in turns with the same rows given to the driver alone, duplicates left out by the store, into a twin of the table; medians. **Told**: from a sale's acknowledgement in one process to the screen of another that shares nothing but the database, median of ${TELLINGS}. BIZBOOST_BENCH_EVENTS=10000000 for ten million; BIZBOOST_BENCH_STORES=duckdb,sqlite for some.`,
  async run() {
    const rows: BenchRow[] = [];
    for (const name of ASKED) {
      const store = await startOf(name);
      try {
        await loadShops(store, EVENTS);
        rows.push(await liveRow(store), await ingestRow(store));
        if (store.another !== undefined) rows.push(await toldRow(store.name, () => store.another!()));
      } finally {
        await store.close();
      }
    }
    return rows;
  },
};

function startOf(name: string): Promise<MeasuredStore> {
  const start = STORES[name];
  if (start === undefined) throw new Error(`Expected stores out of ${Object.keys(STORES).join(', ')}; got "${name}".`);
  return start();
}

/** Runs on from that evening, so that whole minutes pass as they do for a server. */
function eveningClock(): Clock {
  const began = performance.now();
  return { now: () => EVENING + Math.floor(performance.now() - began), schedule: systemClock.schedule };
}

async function liveRow(store: MeasuredStore): Promise<BenchRow> {
  const engine = createAnalytics({ adapter: store.adapter, clock: eveningClock() });
  const live = (index: number) => engine.for(shopId(index % SHOPS), profile).live({ period: 'month' });
  const { period, compared_to } = await live(SHOPS - 1);
  const question = (index: number) => ({
    shop: shopId(index % SHOPS),
    period: spanOf(period),
    previous: spanOf(compared_to),
  });
  assertSameAsByHand(await live(SHOPS - 1), await liveByHand(store, question(SHOPS - 1)));
  let [asked, asking] = [0, 0];
  const [ours, byHand] = await inTurns([() => live(asked++), () => liveByHand(store, question(asking++))], {
    runs: ASKS,
    warmUp: WARM_UP,
  });
  if (ours === undefined || byHand === undefined) throw new Error('Expected two spreads.');
  return {
    name: `${store.name}: a live answer`,
    measured: msText(ours.best),
    beside: `${msText(byHand.best)} by hand`,
    ratio: ours.best / byHand.best,
    limit: { atMost: 1.5 },
  };
}

async function ingestRow(store: MeasuredStore): Promise<BenchRow> {
  const shop = createAnalytics({ adapter: store.adapter }).for('ingest', profile);
  const now = Date.now();
  const batches = Array.from({ length: BATCHES + 2 }, (_, batch) =>
    Array.from({ length: BATCH }, (__, index) => eventOfShop(batch * BATCH + index, now)),
  );
  const records = batches.map((facts) =>
    facts.map(({ kind, id, at, type, channel, campaign, visitor, count }) => ({
      ...{ kind, id, type, channel, count, campaign_id: campaign, visitor_id: visitor },
      occurred_at: new Date(at).toISOString(),
    })),
  );
  const rows = batches.map((facts) => facts.map((fact) => eventRow('ingest', fact)));
  let [kept, inserted] = [0, 0];
  const [ours, peer] = await inTurns(
    [() => keepAll(shop, records[kept++] ?? []), () => store.keep(rows[inserted++] ?? [])],
    { runs: BATCHES },
  );
  if (ours === undefined || peer === undefined) throw new Error('Expected two spreads.');
  const speed = (ms: number): string => `${numberText(BATCH / ms)} k/s`;
  return {
    name: `${store.name}: acknowledged ingest`,
    measured: speed(ours.p50),
    beside: `${speed(peer.p50)} by the driver`,
    ratio: peer.p50 / ours.p50,
    limit: { atLeast: 0.5 },
  };
}

async function keepAll(shop: BusinessAnalytics, records: readonly object[]): Promise<void> {
  const { accepted } = await shop.record(records);
  if (accepted !== records.length) throw new Error(`Expected ${records.length} records to be kept, got ${accepted}.`);
}

async function toldRow(name: string, another: () => DataAdapter): Promise<BenchRow> {
  const here = createAnalytics({ adapter: another() }).for('told', profile);
  const there = createAnalytics({ adapter: another() }).for('told', profile);
  let onScreen: (revenue: number) => void = () => {};
  let shown = -1;
  const watching = here.watch.live({ period: 'today' }).subscribe(({ answer }) => {
    shown = answer?.revenue.total_revenue ?? shown;
    onScreen(shown);
  });
  const untilShown = (revenue: number): Promise<void> =>
    new Promise((resolve) => {
      onScreen = (now) => {
        if (now === revenue) resolve();
      };
      onScreen(shown);
    });

  // Looking for changes keeps no process alive.
  const alive = setInterval(() => {}, 60_000);
  await untilShown(0);
  const samples: number[] = [];
  for (let sale = 1; sale <= TELLINGS; sale++) {
    await there.record({
      kind: 'sale',
      id: `s${sale}`,
      occurred_at: new Date().toISOString(),
      channel: 'till',
      amount: 1,
    });
    const acknowledged = performance.now();
    await untilShown(sale);
    samples.push(performance.now() - acknowledged);
  }
  clearInterval(alive);
  watching.unsubscribe();
  return durationRow(`${name}: told to another process`, spreadOf(samples).p50, 250);
}

function spanOf({ from, to }: { readonly from: string; readonly to: string }) {
  return { from: Date.parse(from), to: Date.parse(to) };
}

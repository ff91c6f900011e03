import { createAnalytics, memoryAdapter } from '@bizboost/core';
import { createHandler } from '@bizboost/server';
import { numberText, type Bench, type BenchRow, type Limit } from '../row.ts';
import { inTurns } from '../sample.ts';
import { batchesOf, profile, stateRecords } from '../world/records.ts';
import { BUSINESS, eveningClock, monthOf } from '../world/shop.ts';
import { tradeOf } from '../world/trade.ts';

const EVENTS = 190_000;
const SALES = 10_000;
const RUNS = 9;
const LEAST_SHARE = 0.35;

/** Text in, records kept. */
export const ingest: Bench = {
  title: 'ingest: NDJSON to kept records',
  method: `${numberText(EVENTS)} events and ${numberText(SALES)} sales of one to three items, NDJSON in batches of 10,000: cut into lines, parsed, validated, and kept by a new engine in memory; in turns with nothing but JSON.parse of the same lines, cut beforehand. Shares of its speed, best of ${RUNS} from a cleared heap. The second row, for comparison, is all of \`POST /records\` but the socket: bytes, limits, receipt.`,
  async run() {
    const texts = [...batchesOf(tradeOf(monthOf(EVENTS, SALES)))].map((batch) =>
      batch.map((record) => JSON.stringify(record)).join('\n'),
    );
    const lines = texts.flatMap((text) => text.split('\n'));
    const bodies = texts.map((text) => new TextEncoder().encode(text));
    const [inProcess, posted, bare] = await inTurns(
      [() => keepInProcess(texts), () => post(bodies), () => parse(lines)],
      { runs: RUNS, isHeapCleared: true },
    );
    if (!inProcess || !posted || !bare) throw new Error('Expected three spreads.');
    const megabytes = bodies.reduce((sum, { length }) => sum + length, 0) / 1e6;
    const row = (name: string, ms: number, limit?: Limit): BenchRow => ({
      name,
      measured: `${numberText((lines.length / ms) * 1000)} records/s`,
      beside: `${numberText((lines.length / bare.best) * 1000)} parsed/s (${numberText((megabytes / bare.best) * 1000)} MB/s)`,
      ratio: bare.best / ms,
      limit,
    });
    return [
      row('parsed, validated, kept', inProcess.best, { atLeast: LEAST_SHARE }),
      row('the same through POST /records', posted.best),
    ];
  },
};

async function keepInProcess(texts: readonly string[]): Promise<void> {
  const shop = createAnalytics({ adapter: memoryAdapter(), clock: eveningClock() }).for(BUSINESS, profile);
  await shop.record(stateRecords());
  let accepted = 0;
  for (const text of texts)
    accepted += (await shop.record(text.split('\n').map((line) => JSON.parse(line) as unknown))).accepted;
  assertAll(accepted);
}

async function post(bodies: readonly Uint8Array<ArrayBuffer>[]): Promise<void> {
  const clock = eveningClock();
  const analytics = createAnalytics({ adapter: memoryAdapter(), clock });
  await analytics.for(BUSINESS, profile).record([{ kind: 'business', id: BUSINESS, ...profile }, ...stateRecords()]);
  const handle = createHandler({ analytics, auth: 'open', clock });
  let accepted = 0;
  for (const body of bodies) {
    const headers = { 'content-type': 'application/x-ndjson', host: 'localhost' };
    const response = await handle(
      new Request(`http://localhost/bizboost/records?business=${BUSINESS}`, { method: 'POST', headers, body }),
    );
    accepted += ((await response.json()) as { accepted: number }).accepted;
  }
  assertAll(accepted);
}

function parse(lines: readonly string[]): number {
  let parsed = 0;
  for (const line of lines) if (JSON.parse(line) !== null) parsed += 1;
  return parsed;
}

function assertAll(accepted: number): void {
  if (accepted !== EVENTS + SALES) throw new Error(`Expected ${EVENTS + SALES} records to be kept, got ${accepted}.`);
}

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
  method: `${numberText(EVENTS)} events and ${numberText(SALES)} sales of one to three items, NDJSON texts of 10,000 lines: cut, parsed, validated, and kept by a new engine in memory; in turns with the same texts cut and JSON.parsed to an array each, nothing more. Processor time of the thread, best of ${RUNS} from a cleared heap, as a share of the peer's speed. For comparison: beside JSON.parse of lines that were cut beforehand, each let go at once; and all of \`POST /records\` but the socket (bytes, limits, receipt).`,
  async run() {
    const texts = [...batchesOf(tradeOf(monthOf(EVENTS, SALES)))].map((batch) =>
      batch.map((record) => JSON.stringify(record)).join('\n'),
    );
    const lines = texts.flatMap((text) => text.split('\n'));
    const bodies = texts.map((text) => new TextEncoder().encode(text));
    const spreads = await inTurns(
      [() => keepInProcess(texts), () => post(bodies), () => parseTexts(texts), () => parseLines(lines)],
      { runs: RUNS, isHeapCleared: true, isProcessorTime: true },
    );
    const [kept, posted, texted, lined] = spreads.map(({ best }) => best) as [number, number, number, number];
    const speed = (ms: number): string => `${numberText(lines.length / ms)} k/s`;
    const row = (name: string, ms: number, peerMs: number, limit?: Limit): BenchRow => ({
      name,
      measured: speed(ms),
      beside: `${speed(peerMs)} parsed`,
      ratio: peerMs / ms,
      limit,
    });
    return [
      row('parsed, validated, kept', kept, texted, { atLeast: LEAST_SHARE }),
      row('the same, beside lines cut beforehand', kept, lined),
      row('the same through POST /records', posted, texted),
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

let held: readonly unknown[] = [];

function parseTexts(texts: readonly string[]): void {
  for (const text of texts) held = text.split('\n').map((line) => JSON.parse(line) as unknown);
}

function parseLines(lines: readonly string[]): void {
  for (const line of lines) held = JSON.parse(line) as typeof held;
}

function assertAll(accepted: number): void {
  if (accepted !== EVENTS + SALES) throw new Error(`Expected ${EVENTS + SALES} records to be kept, got ${accepted}.`);
}

import { numberText } from '../row.ts';
import type { Answers } from './ask.ts';
import type { FrontMeasured } from './front.ts';
import { at, lineThrough, type Line } from './line-through.ts';
import type { Ingest, Measured } from './measure.ts';
import type { OneShard } from './one-shard.ts';
import { total } from './usage.ts';

/** Of each processor of a shard, what may go to keeping. The rest is for questions, merges of old days and bad hours. */
const SHARE_FOR_KEEPING = 0.5;

type Row<T> = readonly [name: string, figure: (one: T) => number | undefined];

/** What was measured, shards beside each other. */
export function measuredTable(all: readonly Measured[]): string {
  return tableOf(
    all.map(({ shards }) => shards),
    all,
    [
      ['kept at its shard: µs of processor for an event, all servers', ({ ingest }) => usOf(ingest)],
      ['… µs of the process that sends', ({ ingest }) => (ingest.own / ingest.events) * 1_000],
      ['… events/s on this machine, all on its two cores', ({ ingest }) => ingest.events / (ingest.wallMs / 1_000)],
      ['kept through the first server: µs, all servers', ({ ingestThrough }) => ingestThrough && usOf(ingestThrough)],
      ['… µs of the first', ({ ingestThrough }) => ingestThrough && usOfFirst(ingestThrough)],
      ...answerRows('asked at its shard', ({ routed }) => routed),
      ...answerRows('asked through the first server', ({ through }) => through),
      ...answerRows('a business on all shards', ({ giant }) => giant),
    ],
  );
}

function answerRows(name: string, of: (one: Measured) => Answers | undefined): readonly Row<Measured>[] {
  const row = (what: string, figure: (answers: Answers) => number): Row<Measured> => [
    what,
    (one) => {
      const answers = of(one);
      return answers && figure(answers);
    },
  ];
  return [
    row(`${name}: ms of processor, all servers`, serverMs),
    row('… ms of the first', firstMs),
    row('… ms, the fastest', ({ bestMs }) => bestMs),
    row('… statements', ({ statements }) => statements),
    row('… bytes of statements and answers', ({ bytesAsked }) => bytesAsked),
    row('… bytes between servers', ({ bytesBetween }) => bytesBetween),
  ];
}

/** What a server does that asks all the others. */
export function frontTable(all: readonly FrontMeasured[]): string {
  return tableOf(
    all.map(({ shards }) => shards),
    all,
    [
      ['ms of processor of the server that asks', ({ answers }) => firstMs(answers)],
      ['ms of processor of each shard', ({ answers, shards }) => (serverMs(answers) - firstMs(answers)) / shards],
      ['ms, the fastest, on two cores for all', ({ answers }) => answers.bestMs],
      ['bytes of statements and answers', ({ answers }) => answers.bytesAsked],
      ['bytes between servers', ({ answers }) => answers.bytesBetween],
      ['connections to shards', ({ connections }) => connections],
      ['threads of the server that asks, at most', ({ threads }) => threads],
      ['MiB of memory of the server that asks, at most', ({ memoryMiB }) => memoryMiB],
    ],
  );
}

/** What one shard does, whatever the others do. */
export function shardTables({ perEvent, bytes, batches, lookMs, processes }: OneShard): string {
  const events = tableOf(
    ['by the adapter', 'the inserts of rows alone'],
    [perEvent.adapter, perEvent.bare],
    [['µs of processor for an event', (ms) => ms * 1_000]],
  );
  const size = tableOf(
    ['record', 'claim'],
    [bytes.record, bytes.claim],
    [['bytes on the disk for an event', (one) => one]],
  );
  const costs = tableOf(
    batches.map((batch) => batch.events),
    batches,
    [
      ['ms of processor for a batch', ({ serverMs: ms }) => ms],
      ['µs for an event', (batch) => (batch.serverMs / batch.events) * 1_000],
      ['statements', ({ statements }) => statements],
      ['parts of a table at the end', ({ parts }) => parts],
    ],
  );
  const knowing = tableOf(
    processes.map(({ servers }) => servers),
    processes,
    [
      ['ms of the process for its first question', ({ firstMs: ms }) => ms],
      ['ms for each other one', ({ eachMs }) => eachMs],
    ],
  );
  const look = `A look for changes of a hundred businesses: ${numberText(lookMs)} ms of the shard's processor.`;
  return [events, size, 'By events in a batch:', costs, look, 'By servers that a process knows:', knowing].join('\n\n');
}

/** Straight lines through what was measured on some shards, beside what was measured on more. */
export function checkTable(from: readonly Measured[], beside: Measured): string {
  const figures: readonly Row<Measured>[] = [
    ['kept at its shard, µs for an event', ({ ingest }) => usOf(ingest)],
    ['asked at its shard, ms of processor', ({ routed }) => serverMs(routed)],
    ['asked through the first, ms of processor', ({ through }) => through && serverMs(through)],
    ['asked through the first, bytes between servers', ({ through }) => through && through.bytesBetween],
    ['a business on all shards, ms of processor', ({ giant }) => serverMs(giant)],
    ['a business on all shards, bytes between servers', ({ giant }) => giant.bytesBetween],
  ];
  return tableOf(
    ['by the line', 'measured'],
    ['line', 'measured'],
    figures.map(([name, figure]) => [
      `${name}, ${beside.shards} shards`,
      (which) => (which === 'line' ? at(lineOf(from, figure), beside.shards) : figure(beside)),
    ]),
  );
}

/** What so many shards come to. */
export function modelTable(
  shards: readonly number[],
  {
    measured,
    front,
    one,
  }: { readonly measured: readonly Measured[]; readonly front: readonly FrontMeasured[]; readonly one: OneShard },
): string {
  const perEvent = mean(measured.map(({ ingest }) => total(ingest.servers) / ingest.events));
  const routed = mean(measured.map((each) => serverMs(each.routed)));
  const asking = lineThrough(front.map(({ shards: count, answers }) => [count, firstMs(answers)] as const));
  const [single] = one.batches;
  return tableOf(shards, shards, [
    ['events/s kept, half a processor of each shard', (count) => (count * SHARE_FOR_KEEPING * 1_000) / perEvent],
    [
      'batches of one event/s kept, the same',
      (count) => single && (count * SHARE_FOR_KEEPING * 1_000) / single.serverMs,
    ],
    ['live answers/s at their shards, the other half', (count) => (count * (1 - SHARE_FOR_KEEPING) * 1_000) / routed],
    [
      'live answers/s about a business on all shards, one processor of one server asking',
      (count) => 1_000 / at(asking, count),
    ],
  ]);
}

function usOf({ servers, events }: Ingest): number {
  return (total(servers) / events) * 1_000;
}

function usOfFirst({ servers, events }: Ingest): number {
  return ((servers[0] ?? 0) / events) * 1_000;
}

/** Processor time of all servers for one answer. */
function serverMs({ usage, count }: Answers): number {
  return total(usage.servers) / count;
}

/** Of the first server, for one answer. */
function firstMs({ usage, count }: Answers): number {
  return (usage.servers[0] ?? 0) / count;
}

function lineOf(all: readonly Measured[], figure: (one: Measured) => number | undefined): Line {
  return lineThrough(
    all.flatMap((one) => {
      const value = figure(one);
      return value === undefined ? [] : [[one.shards, value] as const];
    }),
  );
}

const mean = (numbers: readonly number[]): number => total(numbers) / numbers.length;

function tableOf<T>(head: readonly (string | number)[], columns: readonly T[], rows: readonly Row<T>[]): string {
  const lines = rows.map(([name, figure]) => [name, ...columns.map((one) => textOf(figure(one)))]);
  const all = [['', ...head.map(String)], ['---', ...head.map(() => '---:')], ...lines];
  return all.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function textOf(figure: number | undefined): string {
  return figure === undefined ? '–' : numberText(figure);
}

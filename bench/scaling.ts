// The figures of docs/scaling.md: ClickHouse on 1, 2, 4, 8 shards of this machine, and what they come to on more. Others: npm run scaling -- 1 3 16
import { cpus } from 'node:os';
import { numberText } from './row.ts';
import { lineThrough, type Line } from './scaling/line-through.ts';
import { measure, type Answers, type Measured } from './scaling/measure.ts';
import { total } from './scaling/usage.ts';

const given = process.argv.slice(2).map(Number);
const counts = given.length > 0 ? given : [1, 2, 4, 8];
const MANY = [16, 100, 1_000];

const measured: Measured[] = [];
for (const count of counts) {
  measured.push(await measure(count));
  console.error(`measured ${count} of ${counts.join(', ')} shards`);
}
console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}\n`);
console.log('Measured\n');
console.log(measuredTable(measured));
console.log('\nThe same for more shards, by straight lines through what was measured\n');
console.log(modelledTable(measured));

/** Processor time of all servers for one answer. */
function serverMs({ usage, count }: Answers): number {
  return total(usage.servers) / count;
}

/** Of the server that is asked, for one answer. */
function firstMs({ usage, count }: Answers): number {
  return (usage.servers[0] ?? 0) / count;
}

function measuredTable(all: readonly Measured[]): string {
  const rows: [string, (one: Measured) => string][] = [
    ['kept, µs of a shard for an event', ({ ingest }) => numberText((total(ingest.servers) / ingest.events) * 1_000)],
    [
      'kept, µs of the process that sends, for an event',
      ({ ingest }) => numberText((ingest.own / ingest.events) * 1_000),
    ],
    ['kept, events/s on this machine', ({ ingest }) => numberText(ingest.events / (ingest.wallMs / 1_000))],
    ...answerRows('asked at its shard', ({ routed }) => routed),
    ...answerRows('asked through another server', ({ through }) => through),
    [
      '… of which the server that was asked, ms of processor',
      ({ through }) => (through === undefined ? '–' : numberText(firstMs(through))),
    ],
    ...answerRows('one business on all shards', ({ giant }) => giant),
  ];
  return table(
    ['', ...all.map(({ shards }) => `${shards}`)],
    rows.map(([name, of]) => [name, ...all.map(of)]),
  );
}

function answerRows(name: string, of: (one: Measured) => Answers | undefined): [string, (one: Measured) => string][] {
  const row = (what: string, figure: (answers: Answers) => number): [string, (one: Measured) => string] => [
    `${name}: ${what}`,
    (one) => {
      const answers = of(one);
      return answers === undefined ? '–' : numberText(figure(answers));
    },
  ];
  return [
    row('ms, the fastest', ({ bestMs }) => bestMs),
    row('ms of processor, all servers', serverMs),
    row('statements', ({ statements }) => statements),
    row('bytes asked and answered', ({ bytesAsked }) => bytesAsked),
    row('bytes between servers', ({ bytesBetween }) => bytesBetween),
  ];
}

/** Straight lines, since each further shard is asked the same and answers alike. */
function modelledTable(all: readonly Measured[]): string {
  const lineOf = (of: (one: Measured) => number | undefined): Line =>
    lineThrough(all.flatMap((one) => (of(one) === undefined ? [] : [[one.shards, of(one) as number] as const])));
  const at = ({ base, each }: Line, shards: number): string => numberText(Math.max(0, base + each * shards));
  const perEvent = total(all.map(({ ingest }) => total(ingest.servers) / ingest.events)) / all.length;
  const routed = lineOf((one) => serverMs(one.routed));
  const flat: Line = { base: total(all.map((one) => serverMs(one.routed))) / all.length, each: 0 };
  const through = lineOf((one) => one.through && serverMs(one.through));
  const first = lineOf((one) => one.through && firstMs(one.through));
  const between = lineOf((one) => one.through?.bytesBetween);
  const giant = lineOf((one) => serverMs(one.giant));
  const giantBetween = lineOf((one) => one.giant.bytesBetween);
  void routed;
  const rows: [string, (shards: number) => string][] = [
    ['events/s, each shard giving half a core to keeping', (shards) => numberText((shards * 0.5 * 1_000) / perEvent)],
    ['asked at its shard: ms of processor, all servers', (shards) => at(flat, shards)],
    ['asked through another: ms of processor, all servers', (shards) => at(through, shards)],
    ['… of which the server that was asked', (shards) => at(first, shards)],
    ['… bytes between servers', (shards) => at(between, shards)],
    ['one business on all: ms of processor, all servers', (shards) => at(giant, shards)],
    ['… bytes between servers', (shards) => at(giantBetween, shards)],
  ];
  return table(
    ['', ...MANY.map(String)],
    rows.map(([name, of]) => [name, ...MANY.map(of)]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

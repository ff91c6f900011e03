import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Seen, SenderOrder, Sent, ViewersOrder } from '../fan-out/messages.ts';
import type { SenderName } from '../fan-out/senders.ts';
import { durationRow, msText, numberText, type Bench, type BenchRow } from '../row.ts';
import { spreadOf } from '../sample.ts';

const CROWDS = [1_000, 5_000] as const;
const ROUNDS = 40;
const EVERY_MS = 250;
const TURNS = 2;
const SHOPS = 1_000;
const SHOP_ROUNDS = 8;
const SHOP_EVERY_MS = 2_000;
const KIB = 1_024;
const MOST_MS = 120_000;
const LIVE = encodeURIComponent('analytics/live?period=month');

/** One answer to a crowd. */
export const fanOut: Bench = {
  title: 'fan-out: an answer that changes, and everybody who looks at it',
  method: `Each sender in a process of its own; its viewers, raw sockets over loopback, in another. ${1000 / EVERY_MS} times a second a sale is recorded and the patch of \`live\` goes to each viewer; beside it a loop over \`res.write\` with the same bytes, and better-sse with the same event; in turns, the best of ${TURNS}. **Deliveries a second** are those that a whole processor would make: of the sender's processor time, what is recorded and computed included. **Delivery** is from the record (or the first write) to a viewer's socket. **Memory** of the whole process for each viewer, garbage aside.`,
  async run() {
    const rows: BenchRow[] = [];
    for (const count of CROWDS) rows.push(...(await crowdRows(count)));
    return [...rows, ...(await shopRows())];
  },
};

interface Outcome {
  readonly perSecond: number;
  readonly p99: number;
  readonly bytesPerViewer: number;
  readonly frame: string;
  readonly computations: number;
}

async function crowdRows(count: number): Promise<BenchRow[]> {
  const crowd = { count, rounds: ROUNDS, everyMs: EVERY_MS, frame: '' };
  const outcomes: Record<'ours' | 'bare' | 'better-sse', Outcome[]> = { ours: [], bare: [], 'better-sse': [] };
  for (let turn = 0; turn < TURNS; turn += 1) {
    const ours = await outcomeOf('ours', { ...crowd, paths: [`/bizboost/stream?ask=${LIVE}`], greetings: 2 });
    outcomes.ours.push(ours);
    for (const name of ['bare', 'better-sse'] as const)
      outcomes[name].push(await outcomeOf(name, { ...crowd, paths: ['/'], greetings: 1, frame: ours.frame }));
  }
  const [ours, bare, better] = [bestOf(outcomes.ours), bestOf(outcomes.bare), bestOf(outcomes['better-sse'])];
  const viewers = `${numberText(count)} viewers`;
  const speed = ({ perSecond }: Best): string => `${numberText(perSecond / 1_000)} k/s`;
  return [
    {
      name: `${viewers}: deliveries`,
      measured: speed(ours),
      beside: `${speed(bare)} by a loop`,
      ratio: ours.perSecond / bare.perSecond,
      limit: { atLeast: 0.95 },
    },
    {
      name: `${viewers}: the same`,
      measured: speed(ours),
      beside: `${speed(better)} better-sse`,
      ratio: ours.perSecond / better.perSecond,
      limit: { atLeast: 1.3 },
    },
    {
      name: `${viewers}: delivery, p99`,
      measured: msText(ours.p99),
      beside: `${msText(bare.p99)} by a loop`,
      ratio: ours.p99 / bare.p99,
      limit: { atMost: 1.25 },
    },
    memoryRow(`${viewers}: memory of each`, ours.bytesPerViewer, bare.bytesPerViewer),
  ];
}

function memoryRow(name: string, bytes: number, byLoop: number): BenchRow {
  const text = (value: number): string => `${numberText(value / KIB)} KiB`;
  return {
    name,
    measured: text(bytes),
    beside: `20 KiB limit (${text(byLoop)} by a loop)`,
    ratio: bytes / (20 * KIB),
    limit: { atMost: 1 },
  };
}

async function shopRows(): Promise<BenchRow[]> {
  const paths = Array.from({ length: SHOPS }, (_, index) => `/bizboost/stream?business=shop-${index}&ask=${LIVE}`);
  const crowd = { count: SHOPS * 10, rounds: SHOP_ROUNDS, everyMs: SHOP_EVERY_MS, frame: '', paths, greetings: 2 };
  const { perSecond, computations, p99 } = await outcomeOf('ours, a thousand shops', crowd);
  const changes = SHOPS * SHOP_ROUNDS;
  return [
    durationRow(`${numberText(SHOPS)} shops, 10 viewers each: processor time of a delivery`, 1_000 / perSecond, 1),
    {
      name: 'the same: computations of a change',
      measured: numberText(computations / changes),
      beside: '1, not 10',
      ratio: computations / changes,
      limit: { atMost: 1 },
    },
    {
      name: 'the same: delivery, p99',
      measured: msText(p99),
      beside: msText(SHOP_EVERY_MS),
      ratio: p99 / SHOP_EVERY_MS,
    },
  ];
}

interface Crowd {
  readonly count: number;
  readonly rounds: number;
  readonly everyMs: number;
  readonly frame: string;
  readonly paths: readonly string[];
  /** Events that each viewer is given before it all begins. */
  readonly greetings: number;
}

async function outcomeOf(name: SenderName, crowd: Crowd): Promise<Outcome> {
  const { count, rounds, everyMs, frame, paths, greetings } = crowd;
  const sender = child('sender', [name]);
  const port = await told<number>(sender);
  const viewers = child('viewers', []);
  const [order, look] = [(given: SenderOrder) => sender.send(given), (given: ViewersOrder) => viewers.send(given)];
  // What code and tables take that are made at the first viewer is not a viewer's.
  const before = await asked<number>(sender, () => order({ do: 'memory' }));
  await asked(viewers, () => look({ do: 'connect', port, paths, count, greetings }));
  const warm = Math.min(4, rounds);
  await deliver(warm);
  const after = await asked<number>(sender, () => order({ do: 'memory' }));
  const { sent, seen } = await deliver(rounds);
  for (const one of [sender, viewers]) await ended(one);
  const waits = sent.at.flatMap((at, round) => Array.from(seen.at[round] ?? [], (came) => came - at));
  if (waits.length !== rounds * count) throw new Error(`Expected ${rounds * count} deliveries, got ${waits.length}.`);
  return {
    perSecond: (rounds * count) / (sent.processorMs / 1_000),
    p99: spreadOf(waits).p99,
    bytesPerViewer: (after - before) / count,
    frame: seen.frame,
    computations: sent.computations,
  };

  async function deliver(frames: number): Promise<{ readonly sent: Sent; readonly seen: Seen }> {
    const seen = asked<Seen>(viewers, () => look({ do: 'await', frames }));
    const sent = await asked<Sent>(sender, () => order({ do: 'send', rounds: frames, everyMs, frame }));
    return { sent, seen: await seen };
  }
}

type Best = Pick<Outcome, 'perSecond' | 'p99' | 'bytesPerViewer'>;

/** Whatever else the machine does makes it worse. */
function bestOf(outcomes: readonly Outcome[]): Best {
  return {
    perSecond: Math.max(...outcomes.map((one) => one.perSecond)),
    p99: Math.min(...outcomes.map((one) => one.p99)),
    bytesPerViewer: Math.min(...outcomes.map((one) => one.bytesPerViewer)),
  };
}

function child(file: string, args: readonly string[]): ChildProcess {
  const path = fileURLToPath(new URL(`../fan-out/${file}.ts`, import.meta.url));
  return fork(path, [...args], { execArgv: [...process.execArgv], serialization: 'advanced' });
}

async function told<T>(from: ChildProcess): Promise<T> {
  const [message] = (await Promise.race([
    once(from, 'message'),
    delay(MOST_MS, undefined, { ref: false }).then(() => Promise.reject(new Error('A process of the bench hangs.'))),
    once(from, 'exit').then(([code]) =>
      Promise.reject(new Error(`A process of the bench ended with ${String(code)}.`)),
    ),
  ])) as [T];
  return message;
}

function asked<T>(whom: ChildProcess, ask: () => unknown): Promise<T> {
  const answer = told<T>(whom);
  ask();
  return answer;
}

async function ended(one: ChildProcess): Promise<void> {
  const gone = once(one, 'exit');
  one.kill('SIGKILL');
  await gone;
}

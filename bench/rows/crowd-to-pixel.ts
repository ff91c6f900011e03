import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ViewersOrder } from '../fan-out/messages.ts';
import { durationRow, msText, numberText, type Bench, type BenchRow } from '../row.ts';
import { spreadOf, type Spread } from '../sample.ts';
import { withBrowser } from '../world/browser.ts';
import { changesSeen, clockAheadMs, now, waitForRevenue, watchRevenue } from '../world/revenue-watch.ts';

const VIEWERS = 1_000;
const EVERY_MS = 10;
const SECONDS = 10;
const WARM_UP_SECONDS = 2;
const AMOUNT = 10;
const BUSINESS = 'chitenge-house';
const LIVE = encodeURIComponent('analytics/live?period=today');

/** From a busy till to somebody's eyes, while many look on. */
export const crowdToPixel: Bench = {
  title: 'crowd: event posted → text changed in a browser, while a thousand look on',
  method: `The demo's shop in a process of its own, ${numberText(VIEWERS)} raw viewers of its dashboard in another, and its page in headless Chromium, on one machine. Sales of the same amount go to POST /records in batches, one every ${EVERY_MS} ms, for ${SECONDS} s; default coalescing. From just before a batch is posted to the MutationObserver that finds all of it counted in the text of the revenue card.`,
  async run() {
    const thousand = await spreadAt(1_000);
    const tenThousand = await spreadAt(10_000);
    const rows = (perSecond: number, { p99, p50 }: Spread): BenchRow[] => [
      {
        name: `${numberText(perSecond)} sales a second: event to text, p50`,
        measured: msText(p50),
        beside: '100 ms',
        ratio: p50 / 100,
      },
      { name: 'the same, p99', measured: msText(p99), beside: '100 ms', ratio: p99 / 100 },
    ];
    return [
      durationRow('1,000 sales a second: event to text, p99', thousand.p99, 100),
      ...rows(1_000, thousand).slice(0, 1),
      ...rows(10_000, tenThousand),
    ];
  },
};

async function spreadAt(perSecond: number): Promise<Spread> {
  const demo = fork(fileURLToPath(new URL('../world/demo-process.ts', import.meta.url)));
  const viewers = fork(fileURLToPath(new URL('../fan-out/viewers.ts', import.meta.url)), { serialization: 'advanced' });
  try {
    const [origin] = (await once(demo, 'message')) as [string];
    const connect: ViewersOrder = {
      do: 'connect',
      port: Number(new URL(origin).port),
      paths: [`/bizboost/stream?business=${BUSINESS}&ask=${LIVE}`],
      count: VIEWERS,
      greetings: 2,
    };
    const connected = once(viewers, 'message');
    viewers.send(connect);
    await connected;
    return await withBrowser(async (browser) => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      await page.goto(origin);
      const base = await watchRevenue(page);
      const aheadMs = await clockAheadMs(page);
      const batch = (perSecond * EVERY_MS) / 1_000;
      const posted = await postBatches(`${origin}/bizboost/records`, batch);
      await waitForRevenue(page, base + posted.length * batch * AMOUNT);
      const changes = await changesSeen(page);
      const waits = posted.map((at, index) => {
        const wanted = base + (index + 1) * batch * AMOUNT;
        return (changes.find(({ revenue }) => revenue >= wanted)?.at ?? NaN) - aheadMs - at;
      });
      return spreadOf(waits.slice((WARM_UP_SECONDS * 1_000) / EVERY_MS));
    });
  } finally {
    for (const one of [demo, viewers]) one.kill('SIGKILL');
  }
}

/** @returns when each batch was posted */
async function postBatches(url: string, batch: number): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true });
  const total = ((WARM_UP_SECONDS + SECONDS) * 1_000) / EVERY_MS;
  const start = now();
  const posted: number[] = [];
  const answers: Promise<void>[] = [];
  while (posted.length < total) {
    const due = start + posted.length * EVERY_MS;
    if (due > now()) await delay(due - now());
    posted.push(now());
    answers.push(post(url, agent, salesOf(posted.length, batch)));
  }
  await Promise.all(answers);
  agent.destroy();
  return posted;
}

function salesOf(number: number, batch: number): string {
  const occurred_at = new Date().toISOString();
  const lines = Array.from({ length: batch }, (_, index) =>
    JSON.stringify({ kind: 'sale', id: `crowd-${number}-${index}`, occurred_at, channel: 'website', amount: AMOUNT }),
  );
  return lines.join('\n');
}

function post(url: string, agent: Agent, body: string): Promise<void> {
  const headers = { 'content-type': 'application/x-ndjson', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { agent, method: 'POST', headers }, (incoming) => {
      incoming.resume();
      incoming.once('end', () =>
        incoming.statusCode === 202
          ? resolve()
          : reject(new Error(`A batch was answered with ${incoming.statusCode}.`)),
      );
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

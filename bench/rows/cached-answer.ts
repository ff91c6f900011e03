import { LRUCache } from 'lru-cache';
import { inTurns } from '../sample.ts';
import { msText, numberText, type Bench } from '../row.ts';
import { monthOf, shopWith } from '../world/shop.ts';

const CALLS = 100_000;
const RUNS = 15;
const WANTED_PER_SECOND = 1_000_000;

/** An answer that is remembered, beside the cache it is remembered in. */
export const cachedAnswer: Bench = {
  title: 'cache: a remembered answer',
  method: `\`await shop.live({ period: 'today' })\`, warm, ${numberText(CALLS)} calls one after the other, best of ${RUNS} runs; in turns with lru-cache's bare \`get\` of the same answer among 1,000 others, and with the same \`get\` awaited behind an async function. The bare \`get\` waits for nobody and judges nothing.`,
  async run() {
    const { shop } = await shopWith(monthOf(10_000, 300));
    const answer = await shop.live({ period: 'today' });
    const cache = new LRUCache<string, object>({ max: 10_000 });
    for (let index = 0; index < 1_000; index += 1) cache.set(`other-${index}`, {});
    const key = 'analytics/live?period=today';
    cache.set(key, answer);
    const getAsync = async (): Promise<object | undefined> => cache.get(key);

    const [ours, awaited, bare] = await inTurns(
      [
        () => repeated(() => shop.live({ period: 'today' })),
        () => repeated(getAsync),
        () => repeatedSync(() => cache.get(key)),
      ],
      { runs: RUNS },
    );
    const each = [ours, awaited, bare].map((one) => (one?.best ?? NaN) / CALLS) as [number, number, number];
    const measured = msText(each[0]);
    const perSecond = 1000 / each[0];
    return [
      { name: 'a call, beside lru-cache get', measured, beside: msText(each[2]), ratio: each[0] / each[2] },
      { name: 'a call, beside an async lru-cache get', measured, beside: msText(each[1]), ratio: each[0] / each[1] },
      {
        name: 'calls a second',
        measured: numberText(perSecond),
        beside: `${numberText(WANTED_PER_SECOND)} wanted`,
        ratio: perSecond / WANTED_PER_SECOND,
        limit: { atLeast: 1 },
      },
    ];
  },
};

let seen: unknown;

async function repeated(call: () => Promise<unknown>): Promise<void> {
  for (let index = 0; index < CALLS; index += 1) seen = await call();
}

/** Keeps what it got, lest the compiler find that nobody needs it. */
function repeatedSync(call: () => unknown): unknown {
  for (let index = 0; index < CALLS; index += 1) seen = call();
  return seen;
}

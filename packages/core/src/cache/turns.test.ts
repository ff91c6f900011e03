import { describe, expect, test } from 'vitest';
import { createMemoryBroadcaster } from '../broadcast/memory-broadcaster.ts';
import { businessIdOf } from '../kernel/ids.ts';
import { createChaos } from '../testing/chaos.ts';
import { chaoticCacheStore } from '../testing/chaotic.ts';
import { createFakeClock, type FakeClock } from '../testing/fake-clock.ts';
import { leasingStore } from '../testing/leasing-store.ts';
import { createMemoryStore } from './memory-store.ts';
import { ReadThrough } from './read-through.ts';
import type { ReadRequest } from './reading.ts';
import { createTieredStore } from './tiered-store.ts';

const shop = businessIdOf('shop-1');

/** Processes that share a far store, and a source that takes its time and counts how often it is asked, by whom. */
function processes(count: number) {
  const clock = createFakeClock(Date.UTC(2026, 2, 2, 12));
  const broadcaster = createMemoryBroadcaster({ clock });
  const far = leasingStore(clock);
  const source = { calls: [] as number[], delayMs: 30, failures: 0 };
  const made = Array.from({ length: count }, (_, index) => {
    const chaos = createChaos(clock);
    const reader = new ReadThrough({
      store: createTieredStore({ near: createMemoryStore(), far: chaoticCacheStore(far, chaos), clock }),
      sequences: () => broadcaster.currentSync(shop),
      clock,
    });
    const request: ReadRequest<number> = {
      tags: ['sales'],
      sequenceScope: shop,
      async compute() {
        const call = source.calls.push(index);
        await new Promise<void>((resolve) => clock.schedule(source.delayMs, resolve));
        if (source.failures > 0) throw new Error(`failure ${source.failures--}, on purpose`);
        return call;
      },
    };
    const read = () => reader.read('live', request);
    return { chaos, reader, read };
  });
  return { clock, broadcaster, source, made, far };
}

/** What became of reads, and how long each took by the clock. */
async function timed<T>(clock: FakeClock, reads: readonly (() => Promise<T>)[]): Promise<{ value: T; ms: number }[]> {
  const start = clock.now();
  const results: { value: T; ms: number }[] = [];
  const all = Promise.all(
    reads.map(async (read, i) => {
      const value = await read();
      results[i] = { value, ms: clock.now() - start };
    }),
  );
  let isOver = false;
  void all.finally(() => (isOver = true)).catch(() => {});
  for (let i = 0; !isOver && i < 10_000; i++) await clock.advance(1);
  await all;
  return results;
}

describe('processes that share a far store', () => {
  test.for([5, 30, 300, 1_500])(
    'compute once for a thousand callers in each of four, when it takes %s ms',
    async (delayMs) => {
      const { clock, source, made } = processes(4);
      source.delayMs = delayMs;
      const reads = made.flatMap(({ read }) => Array.from({ length: 1_000 }, () => read));
      const answers = await timed(clock, reads);
      expect(source.calls).toHaveLength(1);
      expect(new Set(answers.map(({ value }) => value.value))).toEqual(new Set([1]));
      expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThanOrEqual(delayMs + 25);
    },
  );

  test('count one miss where it was computed and one hit where it was waited for', async () => {
    const { clock, made } = processes(2);
    await timed(
      clock,
      made.map(({ read }) => read),
    );
    const [first, second] = made.map(({ reader }) => reader.statistics().tiers['far']);
    expect([first, second]).toEqual([
      { hits: 0, misses: 1, errors: 0 },
      { hits: 1, misses: 0, errors: 0 },
    ]);
  });

  test('leave no turn behind when they find what they look for', async () => {
    const { clock, made } = processes(2);
    for (const { read } of made) await timed(clock, [read]);
    await clock.advance(0);
    expect(made.map(({ chaos }) => [chaos.calls('lease'), chaos.calls('release')])).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  test('give the turn back only when the value can be seen, however long it takes to be kept', async () => {
    const { clock, source, made } = processes(3);
    for (const { chaos } of made) chaos.slow(40, 'set');
    await timed(
      clock,
      made.map(({ read }) => read),
    );
    expect(source.calls).toHaveLength(1);
  });

  test('do not wait for what a change has already made old', async () => {
    const { clock, broadcaster, source, made } = processes(2);
    const [one, two] = made as [(typeof made)[0], (typeof made)[0]];
    source.delayMs = 300;
    const old = one.read();
    await clock.advance(1);
    void broadcaster.publish(shop, ['sales']);
    const [answer] = await timed(clock, [two.read]);
    expect(source.calls).toEqual([0, 1]);
    expect(answer).toMatchObject({ value: { value: 2 }, ms: 300 });
    await old;
  });

  test('wait no longer than a tenth of a second for one that died while computing', async () => {
    const { clock, source, made } = processes(2);
    const [dying, other] = made as [(typeof made)[0], (typeof made)[0]];
    source.delayMs = 1_000_000;
    void dying.read().catch(() => {});
    await clock.advance(10);
    dying.chaos.hang();
    source.delayMs = 30;
    const [answer] = await timed(clock, [other.read]);
    expect(answer?.value.value).toBe(2);
    expect(answer?.ms).toBeLessThanOrEqual(130);
  });

  test('wait two seconds at most for one that goes on and on', async () => {
    const { clock, source, made } = processes(2);
    const [slow, other] = made as [(typeof made)[0], (typeof made)[0]];
    source.delayMs = 20_000;
    void slow.read();
    await clock.advance(10);
    source.delayMs = 30;
    const [answer] = await timed(clock, [other.read]);
    expect(answer?.value.value).toBe(2);
    expect(answer?.ms).toBeLessThanOrEqual(2_060);
  });

  test('go on with the next when the first fails', async () => {
    const { clock, source, made } = processes(3);
    source.failures = 1;
    const answers = await timed(
      clock,
      made.map(
        ({ read }) =>
          () =>
            read().then(({ value }) => value, String),
      ),
    );
    expect(source.calls).toHaveLength(2);
    expect(answers.map(({ value }) => value)).toEqual(['Error: failure 1, on purpose', 2, 2]);
  });

  test.for(['hang', 'fail', 'slow'] as const)(
    'compute each for itself where the store is in trouble (%s), and wait less than 100 ms for it',
    async (trouble) => {
      const { clock, source, made } = processes(3);
      for (const { chaos } of made)
        if (trouble === 'slow') chaos.slow(45);
        else chaos[trouble]();
      const answers = await timed(
        clock,
        made.map(({ read }) => read),
      );
      expect(source.calls.length).toBeGreaterThanOrEqual(trouble === 'slow' ? 1 : 3);
      for (const { ms } of answers) expect(ms).toBeLessThan(source.delayMs + 100);
    },
  );

  test('let a caller go who leaves while waiting, and leave no timer behind', async () => {
    const { clock, made } = processes(2);
    const [one, two] = made as [(typeof made)[0], (typeof made)[0]];
    const first = one.read();
    await clock.advance(1);
    const leaving = new AbortController();
    const second = two.reader.read('live', {
      compute: () => Promise.reject(new Error('nobody waits for this')),
      tags: ['sales'],
      sequenceScope: shop,
      signal: leaving.signal,
    });
    await clock.advance(1);
    leaving.abort(new Error('gone'));
    await expect(second).rejects.toThrow('gone');
    await clock.advance(1_000);
    await first;
    expect(two.reader.statistics().computations).toBe(0);
    expect(clock.timers).toBe(0);
  });
});

import { describe, expect, test } from 'vitest';
import { createMemoryBroadcaster } from '../broadcast/memory-broadcaster.ts';
import { BizBoostError } from '../kernel/errors.ts';
import { businessIdOf, type BusinessId } from '../kernel/ids.ts';
import { createChaos } from '../testing/chaos.ts';
import { chaoticCacheStore } from '../testing/chaotic.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { createMemoryStore } from './memory-store.ts';
import { ReadThrough, type ReadThroughOptions } from './read-through.ts';
import type { Computing, Reading, ReadRequest } from './reading.ts';
import { NEVER, type CacheStore } from './store.ts';
import { createTieredStore } from './tiered-store.ts';

const shop = businessIdOf('shop-1');
const MIDNIGHT = Date.UTC(2026, 2, 3);

function setUp(options: Partial<ReadThroughOptions> = {}) {
  const clock = createFakeClock(Date.UTC(2026, 2, 2, 12));
  const broadcaster = createMemoryBroadcaster({ clock });
  const errors: unknown[] = [];
  const reader = new ReadThrough({
    store: createMemoryStore(),
    sequences: (scope) => broadcaster.currentSync(scope as BusinessId),
    clock,
    onError: (error) => errors.push(error),
    ...options,
  });
  /** The source: a number that grows with each computation, given out when told to. */
  const source = {
    calls: 0,
    delayMs: 0,
    failure: undefined as unknown,
    signals: [] as AbortSignal[],
    asOf: [] as number[],
    async compute({ signal, asOf }: Computing): Promise<{ readonly call: number }> {
      const call = ++source.calls;
      source.signals.push(signal);
      source.asOf.push(asOf);
      if (source.delayMs > 0) await new Promise<void>((resolve) => clock.schedule(source.delayMs, resolve));
      if (source.failure !== undefined) throw source.failure as Error;
      return { call };
    },
  };
  type Value = { readonly call: number };
  const request = (more: Partial<ReadRequest<Value>> = {}): ReadRequest<Value> => ({
    compute: source.compute,
    tags: ['sales'],
    sequenceScope: shop,
    ...more,
  });
  const read = (more: Partial<ReadRequest<Value>> = {}, key = 'live'): Promise<Reading<Value>> =>
    reader.read(key, request(more));
  /** Reads while the source takes its time. */
  const readSlowly = async (delayMs: number, more: Partial<ReadRequest<Value>> = {}): Promise<Reading<Value>> => {
    source.delayMs = delayMs;
    const reading = read(more);
    await clock.advance(delayMs);
    return reading;
  };
  const change = (...tags: string[]): void => void broadcaster.publish(shop, tags);
  return { clock, broadcaster, reader, source, request, read, readSlowly, change, errors };
}

const unavailable = new BizBoostError('unavailable', 'the database is away');

describe('reading', () => {
  test('computes once, then answers from memory with the same frozen value', async () => {
    const { clock, source, read } = setUp();
    const first = await read();
    await clock.advance(1_000);
    const second = await read();
    expect(first).toEqual({ value: { call: 1 }, asOf: clock.now() - 1_000, freshness: 'fresh', source: 'computed' });
    expect(second).toEqual({ ...first, source: 'near' });
    expect(second.value).toBe(first.value);
    expect(Object.isFrozen(first.value)).toBe(true);
    expect(source.calls).toBe(1);
  });

  test('one computation serves a thousand callers at once, and those who come while it runs', async () => {
    const { clock, source, read } = setUp();
    source.delayMs = 100;
    const early = Array.from({ length: 500 }, () => read());
    await clock.advance(50);
    const late = Array.from({ length: 500 }, () => read());
    await clock.advance(50);
    const values = (await Promise.all([...early, ...late])).map(({ value }) => value);
    expect(new Set(values).size).toBe(1);
    expect(source.calls).toBe(1);
  });

  test('keeps keys apart', async () => {
    const { source, read } = setUp();
    expect((await read({}, 'a')).value.call).toBe(1);
    expect((await read({}, 'b')).value.call).toBe(2);
    expect((await read({}, 'a')).value.call).toBe(1);
    expect(source.calls).toBe(2);
  });

  test('peek gives a fresh entry at once and nothing else', async () => {
    const { reader, read, change } = setUp();
    expect(reader.peek('live', shop)).toBeUndefined();
    const { value } = await read();
    expect(reader.peek('live', shop)?.value).toBe(value);
    change('sales');
    expect(reader.peek('live', shop)).toBeUndefined();
    expect(reader.statistics()).toMatchObject({ hits: 1, misses: 1 });
  });

  test('what depends on changes is never fresh without knowing whose', async () => {
    const { reader, source, read } = setUp();
    await read({ sequenceScope: undefined });
    await read({ sequenceScope: undefined });
    expect(source.calls).toBe(2);
    expect(reader.peek('live')).toBeUndefined();
  });
});

describe('changes decide staleness', () => {
  test('a change to one of its tags is waited for, one to another tag is not', async () => {
    const { source, read, change } = setUp();
    await read({ tags: ['sales', 'campaign:42'] });
    change('events', 'campaign:43');
    expect((await read()).value.call).toBe(1);
    change('campaign:42', 'events');
    expect(await read({ tags: ['sales', 'campaign:42'] })).toMatchObject({
      value: { call: 2 },
      source: 'computed',
      freshness: 'fresh',
    });
    expect(source.calls).toBe(2);
  });

  test("another business's change is none", async () => {
    const { broadcaster, source, read } = setUp();
    await read();
    await broadcaster.publish(businessIdOf('shop-2'), ['sales']);
    await read();
    expect(source.calls).toBe(1);
  });

  test('who comes after a change is not given a computation that began before it', async () => {
    const { clock, source, read, change } = setUp();
    source.delayMs = 100;
    const before = read();
    await clock.advance(50);
    change('sales');
    const after = Array.from({ length: 10 }, () => read());
    await clock.advance(50);
    expect((await before).value.call).toBe(1);
    await clock.advance(100);
    expect((await Promise.all(after)).map(({ value }) => value.call)).toEqual(Array(10).fill(2));
    expect(source.calls).toBe(2);
  });

  test('what was begun before a change is kept as such: the next to come waits for a newer one', async () => {
    const { clock, source, read, change } = setUp();
    source.delayMs = 100;
    const before = read();
    await clock.advance(50);
    change('sales');
    await clock.advance(50);
    await before;
    source.delayMs = 0;
    expect((await read()).value.call).toBe(2);
  });

  test('however fast things change, one computation runs and one waits', async () => {
    const { clock, source, read, change } = setUp();
    source.delayMs = 100;
    const all = [read()];
    for (let step = 0; step < 99; step++) {
      await clock.advance(1);
      change('sales');
      all.push(read());
    }
    expect(source.calls).toBe(1);
    await clock.advance(1);
    expect(source.calls).toBe(2);
    await clock.advance(100);
    expect((await Promise.all(all)).map(({ value }) => value.call)).toEqual([1, ...Array<number>(99).fill(2)]);
  });

  test('while nothing is known of a scope, nothing of it is kept as fresh', async () => {
    let sequences = { last: Infinity, since: Infinity, byTag: new Map<string, number>() };
    const { source, read } = setUp({ sequences: () => sequences });
    await read();
    await read();
    sequences = { last: 7, since: 7, byTag: new Map() };
    await read();
    await read();
    expect(source.calls).toBe(3);
  });
});

describe('a process that is alone', () => {
  test("believes no number beyond its own: whoever gave it has not heard of this process's changes", async () => {
    const store = createMemoryStore();
    const known = { last: 1_000.5, since: 1_000, byTag: new Map([['sales', 1_000.5]]), isAlone: false };
    const { clock, read } = setUp({ store, sequences: () => known });
    const others = { tags: ['sales'], asOf: clock.now(), freshUntil: NEVER, expiresAt: NEVER };
    await store.set('live', { ...others, value: 'from another', sequence: 1_005 });
    expect((await read()).value).toBe('from another');
    known.isAlone = true;
    expect((await read()).value).toEqual({ call: 1 });
    expect((await read()).source).toBe('near');
  });
});

describe('time decides expiry', () => {
  test('what only time has made old is shown at once while a new one is made', async () => {
    const { clock, reader, source, read } = setUp({ ttlMs: 60_000 });
    await read();
    await clock.advance(60_000);
    source.delayMs = 100;
    expect(await read()).toMatchObject({ value: { call: 1 }, freshness: 'fresh', source: 'near' });
    expect(await read()).toMatchObject({ value: { call: 1 } });
    await clock.advance(100);
    expect(await read()).toMatchObject({ value: { call: 2 } });
    expect(source.calls).toBe(2);
    expect(reader.statistics()).toMatchObject({ hits: 1, misses: 1, stale: 2, hitRate: 0.75 });
  });

  test('but not for longer than the caller allows', async () => {
    const { clock, source, read } = setUp();
    await read({ ttlMs: 1_000, staleForMs: 500 });
    await clock.advance(1_400);
    expect((await read({ staleForMs: 500 })).value.call).toBe(1);
    await clock.advance(0);
    expect(source.calls).toBe(2);
    await clock.advance(300_500);
    expect((await read({ staleForMs: 500 })).value.call).toBe(3);
    expect((await read({ staleForMs: 0 })).value.call).toBe(3);
  });

  test('a whole minute can be an end of freshness: who asks after it waits for a computation begun after it', async () => {
    const { clock, source, readSlowly, read } = setUp();
    const minute = clock.now() + 60_000;
    await clock.advance(59_950);
    source.delayMs = 100;
    const before = read({ freshUntil: minute, staleForMs: 0 });
    await clock.advance(60);
    const after = readSlowly(100, { freshUntil: minute + 60_000, staleForMs: 0 });
    await clock.advance(300);
    expect((await before).value.call).toBe(1);
    expect((await after).value.call).toBe(2);
    expect(source.asOf[1]).toBeGreaterThan(minute);
  });

  test('one second after midnight "today" is gone, however warm it was, and whoever was computing it', async () => {
    const { clock, source, read } = setUp();
    await clock.advance(MIDNIGHT - clock.now() - 1_000);
    await read({ expiresAt: MIDNIGHT });
    await clock.advance(950);
    expect((await read({ expiresAt: MIDNIGHT })).value.call).toBe(1);
    await clock.advance(1_050);
    expect((await read({ expiresAt: MIDNIGHT + 86_400_000 })).value.call).toBe(2);

    source.delayMs = 2_000;
    await clock.advance(86_400_000 - 2_000);
    const begunBefore = read({ expiresAt: MIDNIGHT + 86_400_000 }, 'other');
    await clock.advance(1_500);
    const begunAfter = read({ expiresAt: MIDNIGHT + 2 * 86_400_000 }, 'other');
    await clock.advance(10_000);
    expect((await begunAfter).value.call).toBe((await begunBefore).value.call + 1);
    expect((await begunAfter).asOf).toBeGreaterThan(MIDNIGHT + 86_400_000);
  });

  test('nothing is kept beyond its expiry for a source that fails', async () => {
    const { clock, source, read } = setUp();
    await read({ expiresAt: clock.now() + 1_000 });
    await clock.advance(1_000);
    source.failure = unavailable;
    await expect(read({ expiresAt: clock.now() + 1_000 })).rejects.toBe(unavailable);
  });
});

describe('a source that fails', () => {
  test('leaves the last good value, marked stale, after a change too', async () => {
    const { source, read, change } = setUp();
    await read();
    source.failure = unavailable;
    change('sales');
    expect(await read()).toMatchObject({ value: { call: 1 }, freshness: 'stale', source: 'near' });
  });

  test('is not hammered while there is a last good value, and asked again after a moment', async () => {
    const { clock, source, read, change, reader } = setUp();
    await read();
    source.failure = unavailable;
    change('sales');
    for (let index = 0; index < 100; index++) {
      await clock.advance(9);
      expect((await read()).freshness).toBe('stale');
    }
    expect(source.calls).toBe(2);
    source.failure = undefined;
    await clock.advance(110);
    expect(await read()).toMatchObject({ value: { call: 3 }, freshness: 'fresh' });
    expect(reader.statistics()).toMatchObject({ misses: 2, stale: 100, hits: 0 });
  });

  test('old values are marked stale as soon as their refreshing has failed, and onError is told', async () => {
    const { clock, source, read, errors } = setUp({ ttlMs: 1_000 });
    await read();
    await clock.advance(1_000);
    source.failure = unavailable;
    expect((await read()).freshness).toBe('fresh');
    await clock.advance(0);
    expect(errors).toEqual([unavailable]);
    expect((await read()).freshness).toBe('stale');
    expect(source.calls).toBe(2);
    await clock.advance(1_000);
    source.failure = undefined;
    await read();
    await clock.advance(0);
    expect(await read()).toMatchObject({ value: { call: 3 }, freshness: 'fresh' });
  });

  test('without a last good value gives its own error to everyone who waited, which is not kept', async () => {
    const { clock, source, read } = setUp();
    source.failure = unavailable;
    source.delayMs = 10;
    const all = [read(), read(), read()].map((reading) => reading.catch((error: unknown) => error));
    await clock.advance(10);
    expect(await Promise.all(all)).toEqual([unavailable, unavailable, unavailable]);
    expect(source.calls).toBe(1);
    source.failure = undefined;
    const next = read();
    await clock.advance(10);
    expect((await next).value.call).toBe(2);
  });

  test('without a last good value is given growing pauses only as it goes on failing', async () => {
    const { clock, source, read } = setUp();
    source.failure = unavailable;
    for (let index = 0; index < 1_000; index++) {
      await read().catch(() => {});
      await clock.advance(10);
    }
    // Ten seconds: at once, again, after 100, 200, 400, 800 ms, and then each second.
    expect(source.calls).toBeGreaterThan(8);
    expect(source.calls).toBeLessThan(20);
    await clock.advance(1_000);
    source.failure = undefined;
    expect((await read()).freshness).toBe('fresh');
  });

  test('that hangs has failed after the time limit, and is told to stop', async () => {
    const { clock, source, read } = setUp({ computeLimitMs: 5_000 });
    source.delayMs = 1e9;
    const reading = read().catch((error: unknown) => error);
    await clock.advance(5_000);
    expect(await reading).toMatchObject({ code: 'timeout', retryable: true });
    expect(source.signals[0]?.aborted).toBe(true);
    source.delayMs = 0;
    expect((await read()).value.call).toBe(2);
  });

  test('that answers "there is no such thing" has not failed: no last good value stands in', async () => {
    const { source, read, change } = setUp();
    await read();
    change('sales');
    source.failure = new BizBoostError('not_found', 'no such campaign');
    await expect(read()).rejects.toMatchObject({ code: 'not_found' });
    await expect(read()).rejects.toMatchObject({ code: 'not_found' });
    expect(source.calls).toBe(3);
  });

  test('that throws before it waits is no different', async () => {
    const { reader } = setUp();
    const compute = (): never => {
      throw unavailable;
    };
    await expect(reader.read('a', { compute })).rejects.toBe(unavailable);
    await expect(reader.read('a', { compute: async () => 1 })).resolves.toMatchObject({ value: 1 });
  });
});

describe('callers who leave', () => {
  test('take only themselves out', async () => {
    const { clock, source, read } = setUp();
    source.delayMs = 100;
    const leaving = new AbortController();
    const gone = read({ signal: leaving.signal }).catch((error: unknown) => error);
    const staying = read();
    await clock.advance(50);
    leaving.abort();
    expect(await gone).toMatchObject({ name: 'AbortError' });
    await clock.advance(50);
    expect((await staying).value.call).toBe(1);
    expect(source.signals[0]?.aborted).toBe(false);
  });

  test('stop the computation when they were the last, which is not held against the source', async () => {
    const { clock, source, read } = setUp();
    source.delayMs = 100;
    const controllers = [new AbortController(), new AbortController()];
    const gone = controllers.map(({ signal }) => read({ signal }).catch((error: unknown) => error));
    await clock.advance(10);
    controllers[0]?.abort();
    expect(source.signals[0]?.aborted).toBe(false);
    controllers[1]?.abort();
    expect(source.signals[0]?.aborted).toBe(true);
    expect(await Promise.all(gone)).toEqual([
      expect.objectContaining({ name: 'AbortError' }),
      expect.objectContaining({ name: 'AbortError' }),
    ]);

    // A newcomer does not get aboard what was stopped.
    const next = read();
    await clock.advance(100);
    expect((await next).value.call).toBe(2);
  });

  test('are not given a last good value instead', async () => {
    const { clock, source, read, change } = setUp();
    await read();
    change('sales');
    source.delayMs = 100;
    const leaving = new AbortController();
    const gone = read({ signal: leaving.signal });
    await clock.advance(10);
    leaving.abort();
    await expect(gone).rejects.toMatchObject({ name: 'AbortError' });
    await expect(read({ signal: leaving.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('leave no listener on their signal behind', async () => {
    const { read } = setUp();
    const controller = new AbortController();
    let listeners = 0;
    const { signal } = controller;
    const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
    signal.addEventListener = ((...args: Parameters<typeof add>) => (listeners++, add(...args))) as typeof add;
    signal.removeEventListener = ((...args: Parameters<typeof remove>) => (
      listeners--,
      remove(...args)
    )) as typeof remove;
    await read({ signal });
    await Promise.resolve();
    expect(listeners).toBe(0);
  });
});

describe('remember, invalidate, warm, close', () => {
  test('remember gives the value alone', async () => {
    const { reader, request } = setUp();
    expect(await reader.remember('k', request())).toEqual({ call: 1 });
  });

  test('invalidate forgets, and says whether there was something', async () => {
    const { reader, source, read } = setUp();
    expect(await reader.invalidate('live')).toBe(false);
    await read();
    expect(await reader.invalidate('live')).toBe(true);
    expect((await read()).value.call).toBe(2);
    expect(source.calls).toBe(2);
  });

  test('invalidate holds for what is being made: who waited gets it, who comes later does not', async () => {
    const { clock, reader, source, read } = setUp();
    source.delayMs = 100;
    const before = read();
    await clock.advance(50);
    await reader.invalidate('live');
    const after = read();
    await clock.advance(50);
    expect((await before).value.call).toBe(1);
    await clock.advance(50);
    expect((await after).value.call).toBe(2);
    expect(reader.peek('live', shop)?.value).toEqual({ call: 2 });
  });

  test('what was begun before an invalidation is not kept, even when nobody asked in between', async () => {
    const { clock, reader, source, read } = setUp();
    source.delayMs = 100;
    const before = read();
    await clock.advance(50);
    await reader.invalidate('live');
    await clock.advance(50);
    await before;
    source.delayMs = 0;
    expect((await read()).value.call).toBe(2);
  });

  test('warm reads ahead a few at a time, counts nothing, and tells onError of what failed', async () => {
    const { clock, reader, source, request, errors } = setUp();
    source.delayMs = 10;
    const compute = (): Promise<never> => Promise.reject(unavailable);
    const keys = Array.from({ length: 7 }, (_, index) => [`k${index}`, request()] as const);
    const warmed = reader.warm([...keys, ['bad', { compute }]], 3);
    await clock.advance(5);
    expect(source.calls).toBe(3);
    await clock.advance(30);
    await warmed;
    expect(source.calls).toBe(7);
    expect(errors).toEqual([unavailable]);
    expect(reader.statistics()).toMatchObject({ hits: 0, misses: 0, computations: 8, entries: 7 });
    expect(reader.peek('k6', shop)).toBeDefined();
  });

  test('close rejects whoever waits, stops what runs, and answers no more', async () => {
    const { clock, reader, source, read, change } = setUp();
    await read();
    change('sales');
    source.delayMs = 100;
    const waiting = read().catch((error: unknown) => error);
    await clock.advance(10);
    await reader.close();
    expect(await waiting).toMatchObject({ code: 'unavailable', retryable: false });
    expect(source.signals[1]?.aborted).toBe(true);
    await expect(read()).rejects.toMatchObject({ code: 'unavailable' });
    await clock.advance(200);
    expect(clock.timers).toBe(0);
  });
});

describe('with a far store', () => {
  function setUpTwo() {
    const far = createMemoryStore() as CacheStore;
    const one = setUp();
    const chaos = createChaos(one.clock);
    const { clock, broadcaster } = one;
    const sequences = (scope: string) => broadcaster.currentSync(scope as BusinessId);
    const reader = () =>
      new ReadThrough({
        store: createTieredStore({ near: createMemoryStore(), far: chaoticCacheStore(far, chaos), clock }),
        sequences,
        clock,
      });
    return { ...one, chaos, here: reader(), there: reader() };
  }

  test('one process computes, the other finds it there', async () => {
    const { here, there, request, source, clock } = setUpTwo();
    await here.read('live', request());
    await clock.advance(0);
    expect(await there.read('live', request())).toMatchObject({ value: { call: 1 }, source: 'far' });
    expect(await there.read('live', request())).toMatchObject({ source: 'near' });
    expect(source.calls).toBe(1);
    expect(there.statistics()).toMatchObject({
      hits: 2,
      misses: 0,
      tiers: { near: { hits: 1, misses: 1 }, far: { hits: 1, misses: 0, errors: 0 } },
    });
  });

  test('what a change made stale is stale there as well', async () => {
    const { here, there, request, source, clock, change } = setUpTwo();
    await here.read('live', request());
    await there.read('live', request());
    await clock.advance(0);
    change('sales');
    expect((await there.read('live', request())).value.call).toBe(2);
    await clock.advance(0);
    expect((await here.read('live', request())).value.call).toBe(2);
    expect(source.calls).toBe(2);
  });

  test('a process that has just begun shows the last good value of another when the source fails', async () => {
    const { here, there, request, source, clock, change } = setUpTwo();
    await here.read('live', request());
    await clock.advance(0);
    change('sales');
    source.failure = unavailable;
    expect(await there.read('live', request())).toMatchObject({ value: { call: 1 }, freshness: 'stale' });
  });

  test('a dead far store delays no answer by 100 ms, and counts as errors', async () => {
    const { here, request, clock, chaos } = setUpTwo();
    chaos.hang();
    let isAnswered = false;
    void here.read('live', request()).then(() => (isAnswered = true));
    await clock.advance(99);
    expect(isAnswered).toBe(true);
    expect(here.statistics().tiers['far']?.errors).toBeGreaterThan(0);
  });
});

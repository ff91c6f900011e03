import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMemoryBroadcaster } from '../broadcast/memory-broadcaster.ts';
import { BizBoostError } from '../kernel/errors.ts';
import { businessIdOf, type BusinessId } from '../kernel/ids.ts';
import { createChaos, type Chaos } from '../testing/chaos.ts';
import { chaoticCacheStore } from '../testing/chaotic.ts';
import { createFakeClock, type FakeClock } from '../testing/fake-clock.ts';
import { createMemoryStore } from './memory-store.ts';
import { ReadThrough } from './read-through.ts';
import type { Reading } from './reading.ts';
import type { CacheStore } from './store.ts';
import { createTieredStore } from './tiered-store.ts';

const shop = businessIdOf('shop-1');
const TAGS = ['sales', 'events'] as const;
type Tag = (typeof TAGS)[number];
/** The tags of each key: what it is made of. */
const KEYS = { both: TAGS, sales: ['sales'], none: [] } as const satisfies Record<string, readonly Tag[]>;
type Key = keyof typeof KEYS;
/** A short day, so that midnights fall into every run. */
const DAY = 1_000;

/** What the source held when a value was made, and the day it was made for. */
interface Value {
  readonly key: Key;
  readonly versions: Readonly<Record<Tag, number>>;
  readonly day: number;
  readonly begunAt: number;
}

/** One read, with what had been told when it was asked. */
interface Asked {
  readonly reader: number;
  readonly key: Key;
  readonly told: Readonly<Record<Tag, number>>;
  readonly at: number;
  readonly failuresBefore: number;
  readonly invalidatedAt: number;
  readonly leave: AbortController;
  outcome?: { readonly reading: Reading<Value> } | { readonly error: unknown };
}

type Step =
  | { readonly do: 'read'; readonly key: Key; readonly reader: number }
  | { readonly do: 'change'; readonly tags: readonly Tag[] }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'fail' | 'work' }
  | { readonly do: 'leave'; readonly index: number }
  | { readonly do: 'invalidate'; readonly key: Key; readonly reader: number }
  | { readonly do: 'far'; readonly trouble: 'fail' | 'hang' | 'slow' | 'heal' };

const key = fc.constantFrom<Key>('both', 'sales', 'none');
const reader = fc.nat(1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('read' as const), key, reader }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('change' as const), tags: fc.subarray([...TAGS], { minLength: 1 }) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(0, 1, 5, 20, 60, 300, 1_100) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('fail' as const, 'work' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), index: fc.nat(50) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('invalidate' as const), key, reader }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('far' as const),
      trouble: fc.constantFrom('fail' as const, 'hang' as const, 'slow' as const, 'heal' as const),
    }),
  },
);
/** How long each computation takes, and how far into it the data is read. */
const pace = fc.array(
  fc.record({ ms: fc.constantFrom(0, 0, 3, 20, 90), readsAt: fc.double({ min: 0, max: 1, noNaN: true }) }),
  { minLength: 1, maxLength: 8 },
);

class World {
  readonly clock: FakeClock = createFakeClock(Date.UTC(2026, 2, 2));
  readonly chaos: Chaos = createChaos(this.clock);
  readonly asked: Asked[] = [];
  readonly running = new Map<string, number>();
  mostRunning = 0;
  failures = 0;
  dropped = 0;
  #isFailing = false;
  #computations = 0;
  readonly #versions: Record<Tag, number> = { sales: 0, events: 0 };
  readonly #told: Record<Tag, number> = { sales: 0, events: 0 };
  readonly #invalidatedAt = new Map<string, number>();
  readonly #broadcaster = createMemoryBroadcaster({ clock: this.clock });
  readonly #readers: readonly ReadThrough[];
  readonly #pace;

  constructor(pace: readonly { readonly ms: number; readonly readsAt: number }[], hasFar: boolean) {
    this.#pace = pace;
    const far = chaoticCacheStore(createMemoryStore() as CacheStore, this.chaos);
    const { clock } = this;
    const make = (): ReadThrough =>
      new ReadThrough({
        store: hasFar ? createTieredStore({ near: createMemoryStore(), far, clock }) : createMemoryStore(),
        sequences: (scope) => this.#broadcaster.currentSync(scope as BusinessId),
        clock,
        ttlMs: 250,
      });
    this.#readers = hasFar ? [make(), make()] : [make()];
  }

  async play(steps: readonly Step[]): Promise<void> {
    for (const one of steps) await this.#take(one);
    this.chaos.heal();
    await this.clock.advance(5_000);
  }

  async #take(one: Step): Promise<void> {
    if (one.do === 'read') this.#read(one.key, one.reader % this.#readers.length);
    else if (one.do === 'change') this.#change(one.tags);
    else if (one.do === 'wait') await this.clock.advance(one.ms);
    else if (one.do === 'leave') this.asked[one.index]?.leave.abort();
    else if (one.do === 'invalidate') this.#invalidate(one.key, one.reader % this.#readers.length);
    else if (one.do === 'far') this.#farTrouble(one.trouble);
    else this.#isFailing = one.do === 'fail';
  }

  #read(name: Key, index: number): void {
    const leave = new AbortController();
    const asked: Asked = {
      reader: index,
      key: name,
      told: { ...this.#told },
      at: this.clock.now(),
      failuresBefore: this.failures,
      invalidatedAt: this.#invalidatedAt.get(`${index}/${name}`) ?? 0,
      leave,
    };
    this.asked.push(asked);
    const midnight = (Math.floor(this.clock.now() / DAY) + 1) * DAY;
    const request = {
      compute: () => this.#compute(name, index),
      tags: KEYS[name],
      sequenceScope: shop,
      expiresAt: midnight,
      signal: leave.signal,
    };
    this.#readers[index]?.read(name, request).then(
      (reading) => (asked.outcome = { reading }),
      (error: unknown) => (asked.outcome = { error }),
    );
  }

  async #compute(name: Key, index: number): Promise<Value> {
    const begunAt = this.clock.now();
    const { ms, readsAt } = this.#pace[this.#computations++ % this.#pace.length] ?? { ms: 0, readsAt: 0 };
    const id = `${index}/${name}`;
    this.running.set(id, (this.running.get(id) ?? 0) + 1);
    this.mostRunning = Math.max(this.mostRunning, this.running.get(id) ?? 0);
    try {
      await this.#pass(ms * readsAt);
      const versions = { ...this.#versions };
      await this.#pass(ms * (1 - readsAt));
      if (!this.#isFailing) return { key: name, versions, day: Math.floor(begunAt / DAY), begunAt };
      this.failures++;
      throw new BizBoostError('unavailable', 'the source fails on command');
    } finally {
      this.running.set(id, (this.running.get(id) ?? 0) - 1);
    }
  }

  async #pass(ms: number): Promise<void> {
    if (ms > 0) await new Promise<void>((resolve) => this.clock.schedule(ms, resolve));
  }

  /** Kept first, told after. */
  #change(tags: readonly Tag[]): void {
    for (const tag of tags) this.#versions[tag]++;
    void this.#broadcaster.publish(shop, tags);
    for (const tag of tags) this.#told[tag] = this.#versions[tag];
  }

  #invalidate(name: Key, index: number): void {
    this.dropped++;
    this.#invalidatedAt.set(`${index}/${name}`, this.clock.now());
    void this.#readers[index]?.invalidate(name);
  }

  #farTrouble(trouble: 'fail' | 'hang' | 'slow' | 'heal'): void {
    if (trouble === 'slow') this.chaos.slow(40);
    else this.chaos[trouble]();
  }
}

function checkAnswers(world: World): void {
  for (const { key: name, told, at, leave, outcome, failuresBefore } of world.asked) {
    expect(outcome, 'every read ends').toBeDefined();
    if (outcome === undefined) continue;
    if ('error' in outcome) {
      if (!leave.signal.aborted) expect(world.failures, 'an error needs a failure').toBeGreaterThan(0);
      continue;
    }
    const { value, freshness } = outcome.reading;
    expect(value.key).toBe(name);
    expect(value.day, 'an answer of a day that was over when it was asked for').toBeGreaterThanOrEqual(
      Math.floor(at / DAY),
    );
    if (freshness === 'stale') expect(world.failures, 'stale needs a failure').toBeGreaterThan(0);
    else
      for (const tag of KEYS[name])
        expect(value.versions[tag], `${tag} older than what had been told`).toBeGreaterThanOrEqual(told[tag]);
    if (world.failures === 0) expect([freshness, failuresBefore]).toEqual(['fresh', 0]);
  }
}

describe('laws of reading, for any interleaving of reads, changes, failures, leavings, invalidations and midnights', () => {
  const script = fc.array(step, { minLength: 1, maxLength: 60 });

  test('no fresh answer is older than a change told before it was asked for, none is of a day that is over, and every read ends', async () => {
    await fc.assert(
      fc.asyncProperty(script, pace, async (steps, delays) => {
        const world = new World(delays, false);
        await world.play(steps);
        checkAnswers(world);
        const left = world.asked.filter(({ leave }) => leave.signal.aborted).length;
        expect(world.mostRunning, 'computations of one key at a time').toBeLessThanOrEqual(1 + world.dropped + left);
        for (const { invalidatedAt, outcome } of world.asked)
          if (outcome !== undefined && 'reading' in outcome)
            expect(outcome.reading.value.begunAt, 'begun before it was invalidated').toBeGreaterThanOrEqual(
              invalidatedAt,
            );
      }),
      { numRuns: 150 },
    );
  }, 30_000);

  test('nor with two processes before a far store that fails, hangs and is slow', async () => {
    await fc.assert(
      fc.asyncProperty(script, pace, async (steps, delays) => {
        const world = new World(delays, true);
        await world.play(steps);
        checkAnswers(world);
      }),
      { numRuns: 150 },
    );
  }, 30_000);
});

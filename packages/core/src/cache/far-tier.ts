import { LRUCache } from 'lru-cache';
import { createCircuitBreaker, type CircuitBreaker } from '../kernel/circuit-breaker.ts';
import type { Clock } from '../kernel/clock.ts';
import { BizBoostError } from '../kernel/errors.ts';
import { withTimeLimit } from '../kernel/time-limit.ts';
import { isCacheEntry, type CacheEntry, type CacheStore, type Lease, type TierStatistics } from './store.ts';

export interface FarTierOptions {
  readonly store: CacheStore;
  readonly clock: Clock;
  /** How long an answer waits for it at most. */
  readonly timeoutMs: number;
  /** Told of every failure, since nobody awaits them. Default: nothing. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

// Writes that a slow store has not taken yet; more are dropped, so that it cannot make this process grow.
const MAX_PENDING_WRITES = 1_000;
const MAX_DOUBTED_KEYS = 10_000;
const CLOSE_LIMIT_MS = 5_000;

/** What a key should hold: an entry, or nothing. */
interface Wish {
  readonly entry: CacheEntry | undefined;
}

/** A write under way, and the wish that follows it. */
interface PendingWrite {
  readonly wish: Wish;
  next?: Wish;
  /** To be called when nothing of the key is under way any more. */
  readonly onSettled: (() => void)[];
}

/** A distant store behind a guard: it may be slow, dead or wrong, and costs its callers at most the timeout, once in a while. */
export class FarTier {
  readonly #options;
  readonly #timeoutMs: number;
  readonly #breaker: CircuitBreaker;
  readonly #pending = new Map<string, PendingWrite>();
  /** Questions under way that no write has overtaken. */
  readonly #asking = new Map<string, Promise<CacheEntry | undefined>>();
  /** Keys that should be gone but may not be: what the store has of them is not believed. */
  readonly #doubted = new LRUCache<string, true>({ max: MAX_DOUBTED_KEYS });
  #hits = 0;
  #misses = 0;
  #errors = 0;

  constructor(options: FarTierOptions) {
    this.#options = options;
    this.#timeoutMs = options.timeoutMs;
    this.#breaker = createCircuitBreaker({ clock: options.clock });
  }

  /** Never rejects. `undefined` after the timeout, and at once while the store is known to be broken. */
  async get(key: string): Promise<CacheEntry | undefined> {
    return this.count(await this.look(key));
  }

  /** As `get`, for who looks again and again: counts nothing. */
  async look(key: string): Promise<CacheEntry | undefined> {
    const pending = this.#pending.get(key);
    if (pending !== undefined) return (pending.next ?? pending.wish).entry;
    if (this.#doubted.has(key)) return undefined;
    return this.#asking.get(key) ?? this.#ask(key);
  }

  /** Counts what was looked for as found or not. */
  count(entry: CacheEntry | undefined): CacheEntry | undefined {
    if (entry === undefined) this.#misses++;
    else this.#hits++;
    return entry;
  }

  /** Never rejects. `undefined` where the store has no leases, and likewise while it is slow or broken. */
  async lease(name: string, ttlMs: number): Promise<Lease | 'held' | undefined> {
    const { store } = this.#options;
    if (store.lease === undefined) return undefined;
    const state = this.#breaker.state();
    if (state === 'open') return undefined;
    const asked = this.#call(async () => store.lease?.(name, ttlMs));
    // Nobody waits for a trial; what it takes runs out.
    if (state === 'trial') return void asked.catch(() => undefined);
    const lease = await asked.catch(() => undefined);
    if (lease === undefined || lease === 'held') return lease;
    return {
      renew: (longerMs) => this.#call(() => lease.renew(longerMs)).catch(() => false),
      release: () => this.#call(() => lease.release()).catch(() => undefined),
    };
  }

  /** Resolves when no write of the key is under way. */
  settled(key: string): Promise<void> {
    const pending = this.#pending.get(key);
    return pending === undefined ? Promise.resolve() : new Promise((resolve) => pending.onSettled.push(resolve));
  }

  /**
   * Wants the entry kept, or gone where there is none. Of several wishes for a key only the last is sent once the first is through.
   * Never rejects; resolves to whether there was one, as far as that is known.
   */
  async write(key: string, entry: CacheEntry | undefined): Promise<boolean> {
    this.#asking.delete(key);
    if (entry === undefined) this.#doubted.set(key, true);
    const pending = this.#pending.get(key);
    if (pending === undefined) return this.#send(key, { entry });
    const { entry: before } = pending.next ?? pending.wish;
    pending.next = { entry };
    return before !== undefined;
  }

  statistics(): TierStatistics {
    return { hits: this.#hits, misses: this.#misses, errors: this.#errors };
  }

  /** Never rejects, and waits no longer than a few seconds. */
  async close(): Promise<void> {
    const { store, clock, onError } = this.#options;
    const late = (): Error => this.#late(CLOSE_LIMIT_MS);
    await withTimeLimit(async () => store.close?.(), { clock, limitMs: CLOSE_LIMIT_MS, late }).catch((error: unknown) =>
      onError?.(error),
    );
  }

  #ask(key: string): Promise<CacheEntry | undefined> {
    const asked: Promise<CacheEntry | undefined> = this.#answer(key).then((entry) => {
      const isOvertaken = this.#asking.get(key) !== asked;
      if (!isOvertaken) this.#asking.delete(key);
      return isOvertaken ? undefined : entry;
    });
    this.#asking.set(key, asked);
    return asked;
  }

  async #answer(key: string): Promise<CacheEntry | undefined> {
    const state = this.#breaker.state();
    if (state === 'open') return undefined;
    const found = this.#call(() => this.#options.store.get(key)).catch(() => undefined);
    // Nobody waits for a trial.
    return state === 'trial' ? undefined : this.#checked(await found, key);
  }

  #checked(entry: CacheEntry | undefined, key: string): CacheEntry | undefined {
    if (entry === undefined || isCacheEntry(entry)) return entry;
    this.#errors++;
    const { store, onError } = this.#options;
    onError?.(
      new BizBoostError(
        'internal',
        `Expected a cache entry from the store "${store.name}" under ${key}, got something else.`,
      ),
    );
    return undefined;
  }

  async #send(key: string, wish: Wish, onSettled: (() => void)[] = []): Promise<boolean> {
    if (this.#breaker.state() === 'open' || this.#pending.size >= MAX_PENDING_WRITES) {
      if (this.#pending.size >= MAX_PENDING_WRITES) this.#errors++;
      for (const tell of onSettled) tell();
      return false;
    }
    const { store } = this.#options;
    const { entry } = wish;
    const pending: PendingWrite = { wish, onSettled };
    this.#pending.set(key, pending);
    let had = false;
    try {
      had = await this.#call(async () =>
        entry === undefined ? store.delete(key) : (await store.set(key, entry), false),
      );
      if (pending.next === undefined) this.#doubted.delete(key);
    } catch {
      // Counted and told already.
    }
    this.#pending.delete(key);
    if (pending.next !== undefined) void this.#send(key, pending.next, onSettled);
    else for (const tell of onSettled) tell();
    return had;
  }

  async #call<T>(work: () => Promise<T>): Promise<T> {
    const { clock, onError } = this.#options;
    const limitMs = this.#timeoutMs;
    const late = (): Error => this.#late(limitMs);
    try {
      const result = await withTimeLimit(work, { clock, limitMs, late });
      this.#breaker.succeeded();
      return result;
    } catch (error) {
      this.#errors++;
      this.#breaker.failed(BizBoostError.isInstance(error) && error.code === 'timeout');
      onError?.(error);
      throw error;
    }
  }

  #late(limitMs: number): BizBoostError {
    const { name } = this.#options.store;
    return new BizBoostError(
      'timeout',
      `The cache store "${name}" did not answer within ${limitMs} ms; it is left alone for a while.`,
    );
  }
}

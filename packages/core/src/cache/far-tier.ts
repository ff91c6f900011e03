import { LRUCache } from 'lru-cache';
import type { Clock } from '../kernel/clock.ts';
import { BizBoostError } from '../kernel/errors.ts';
import { withTimeLimit } from '../kernel/time-limit.ts';
import { createCircuitBreaker, type CircuitBreaker } from './circuit-breaker.ts';
import { isCacheEntry, type CacheEntry, type CacheStore, type TierStatistics } from './store.ts';

export interface FarTierOptions {
  readonly store: CacheStore;
  readonly clock: Clock;
  /** How long an answer waits for it at most. Default 50. */
  readonly timeoutMs?: number | undefined;
  /** Told of every failure, since nobody awaits them. Default: nothing. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

// Writes that a slow store has not taken yet; more are dropped, so that it cannot make this process grow.
const MAX_PENDING_WRITES = 1_000;
const MAX_DOUBTED_KEYS = 10_000;

interface PendingWrite {
  /** The wish that follows the one under way. */
  next?: { readonly entry: CacheEntry | undefined };
}

/** A distant store behind a guard: it may be slow, dead or wrong, and costs its callers at most the timeout, once in a while. */
export class FarTier {
  readonly #options;
  readonly #timeoutMs: number;
  readonly #breaker: CircuitBreaker;
  readonly #pending = new Map<string, PendingWrite>();
  /** Keys that should be gone but may not be: what the store has of them is not believed. */
  readonly #doubted = new LRUCache<string, true>({ max: MAX_DOUBTED_KEYS });
  #deletions = 0;
  #hits = 0;
  #misses = 0;
  #errors = 0;

  constructor(options: FarTierOptions) {
    this.#options = options;
    this.#timeoutMs = options.timeoutMs ?? 50;
    this.#breaker = createCircuitBreaker({ clock: options.clock });
  }

  /** Never rejects. `undefined` after the timeout, and at once while the store is known to be broken. */
  async get(key: string): Promise<CacheEntry | undefined> {
    const entry = await this.#believed(key);
    if (entry === undefined) this.#misses++;
    else this.#hits++;
    return entry;
  }

  /**
   * Wants the entry kept, or gone where there is none. Of several wishes for a key only the last is sent once the first is through.
   * Never rejects; resolves to whether the store said that it had one (false where it could not be asked).
   */
  async write(key: string, entry: CacheEntry | undefined): Promise<boolean> {
    if (entry === undefined) {
      this.#deletions++;
      this.#doubted.set(key, true);
    }
    const underWay = this.#pending.get(key);
    if (underWay !== undefined) underWay.next = { entry };
    else if (this.#pending.size >= MAX_PENDING_WRITES) this.#errors++;
    else return this.#send(key, entry);
    return false;
  }

  statistics(): TierStatistics {
    return { hits: this.#hits, misses: this.#misses, errors: this.#errors };
  }

  async close(): Promise<void> {
    const { store } = this.#options;
    await this.#call(async () => store.close?.()).catch(() => {});
  }

  async #believed(key: string): Promise<CacheEntry | undefined> {
    const { store } = this.#options;
    if (this.#doubted.has(key)) return undefined;
    const deletions = this.#deletions;
    const state = this.#breaker.state();
    if (state === 'open') return undefined;
    const found = this.#call(() => store.get(key)).catch(() => undefined);
    // Nobody waits for a trial.
    const entry = state === 'trial' ? undefined : await found;
    // A deletion that overtook this call may have been of this key.
    if (entry === undefined || this.#deletions !== deletions) return undefined;
    if (isCacheEntry(entry)) return entry;
    this.#errors++;
    this.#options.onError?.(
      new BizBoostError(
        'internal',
        `Expected a cache entry from the store "${store.name}" under ${key}, got something else.`,
      ),
    );
    return undefined;
  }

  async #send(key: string, entry: CacheEntry | undefined): Promise<boolean> {
    if (this.#breaker.state() === 'open') return false;
    const { store } = this.#options;
    const write: PendingWrite = {};
    this.#pending.set(key, write);
    let had = false;
    try {
      had = await this.#call(async () =>
        entry === undefined ? store.delete(key) : (await store.set(key, entry), false),
      );
      if (write.next === undefined) this.#doubted.delete(key);
    } catch {
      // Counted and told already.
    }
    this.#pending.delete(key);
    if (write.next !== undefined) await this.#send(key, write.next.entry);
    return had;
  }

  async #call<T>(work: () => Promise<T>): Promise<T> {
    const { store, clock, onError } = this.#options;
    const limitMs = this.#timeoutMs;
    const late = (): BizBoostError =>
      new BizBoostError(
        'timeout',
        `The cache store "${store.name}" did not answer within ${limitMs} ms; it is left alone for a while.`,
      );
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
}

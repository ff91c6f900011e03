import type { Sequences } from '../kernel/sequences.ts';
import { systemClock, type Clock } from '../kernel/clock.ts';
import { BizBoostError } from '../kernel/errors.ts';
import { CacheCounters, type CacheStatistics } from './cache-counters.ts';
import { Computer, type Computed, type Terms } from './computer.ts';
import { FailureMemory } from './failure-memory.ts';
import { Flights, type Boarding } from './flights.ts';
import { freshnessOf, hasChangedSince, lastChangeOf } from './freshness.ts';
import type { Reading, ReadRequest } from './reading.ts';
import { isSourceFailure } from './source-failure.ts';
import { NEVER, type CacheEntry, type SyncCacheStore } from './store.ts';

export interface ReadThroughOptions {
  readonly store: SyncCacheStore;
  /** What is known now of the changes of a scope. Called on every read: it should be a look, not a search. */
  readonly sequences: (scope: string) => Sequences;
  /** Default: the machine's. */
  readonly clock?: Clock | undefined;
  /** How long a value is fresh that does not say. Default 300,000. */
  readonly ttlMs?: number | undefined;
  /** A computation that takes longer has failed. Default 30,000. */
  readonly computeLimitMs?: number | undefined;
  /** How long a source that failed is left alone while its last good value is shown. Default 1,000. */
  readonly failurePauseMs?: number | undefined;
  /** Told of what nobody awaits: refreshes in the background, warming, stores. Default: nothing. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/**
 * Reads values through a cache: the store holds, this judges.
 *
 * - One computation per key for any number of callers, but never one that began before a change the caller may know of.
 * - What only time has made old is shown at once while a new one is made; what a change has made wrong is waited for.
 * - When the source fails, the last good value is shown, marked `stale`, and the source is left alone for a moment. Errors are not kept.
 * - Nothing is shown from its `expiresAt` on.
 */
export class ReadThrough {
  readonly #store: SyncCacheStore;
  readonly #sequences: (scope: string) => Sequences;
  readonly #clock: Clock;
  readonly #onError: (error: unknown) => void;
  readonly #failures: FailureMemory;
  readonly #computer: Computer;
  readonly #flights = new Flights<Terms, Computed>();
  readonly #counters = new CacheCounters();
  #isClosed = false;

  constructor(options: ReadThroughOptions) {
    this.#store = options.store;
    this.#sequences = options.sequences;
    this.#clock = options.clock ?? systemClock;
    this.#onError = options.onError ?? (() => {});
    this.#failures = new FailureMemory(this.#clock, options.failurePauseMs ?? 1_000);
    this.#computer = new Computer({
      store: this.#store,
      clock: this.#clock,
      failures: this.#failures,
      onError: this.#onError,
      ttlMs: options.ttlMs ?? 300_000,
      limitMs: options.computeLimitMs ?? 30_000,
    });
  }

  /** The entry at hand if it is fresh, at once: no promise, nothing computed. Counts a hit, but no miss. */
  peek(key: string, sequenceScope?: string): CacheEntry | undefined {
    const entry = this.#store.getSync(key);
    if (entry === undefined || freshnessOf(entry, this.#clock.now(), this.#sequencesOf(sequenceScope)) !== 'fresh')
      return undefined;
    this.#counters.hits++;
    return entry;
  }

  /**
   * The value: remembered where that is good enough, else made.
   * Rejects with the source's own error where there is no last good value, with the signal's reason for a caller who leaves.
   */
  read<T>(key: string, request: ReadRequest<T>): Promise<Reading<T>> {
    return this.#read(key, request, this.#counters);
  }

  /** `read`, for those who only want the value. */
  async remember<T>(key: string, request: ReadRequest<T>): Promise<T> {
    return (await this.read(key, request)).value;
  }

  /** Forgets a value, also one that is being made: whoever asks from now on gets a new one. True when there was one. */
  invalidate(key: string): Promise<boolean> {
    this.#flights.drop(key);
    return this.#store.delete(key);
  }

  /** Reads ahead of the first caller, a few at a time; counts no hits and misses. Never rejects: `onError` is told. */
  async warm(
    requests: Iterable<readonly [key: string, request: ReadRequest<unknown>]>,
    concurrency = 4,
  ): Promise<void> {
    const left = requests[Symbol.iterator]();
    const uncounted = new CacheCounters();
    const work = async (): Promise<void> => {
      for (let item = left.next(); item.done !== true; item = left.next())
        await this.#read(item.value[0], item.value[1], uncounted).catch(this.#onError);
    };
    await Promise.all(Array.from({ length: concurrency }, work));
  }

  statistics(): CacheStatistics {
    return this.#counters.statistics(this.#store, this.#computer.computations, this.#computer.statistics());
  }

  /** Ends computations (whoever waits is rejected with `unavailable`) and closes the store. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#flights.abort(closed());
    await this.#store.close?.();
  }

  #read<T>(key: string, request: ReadRequest<T>, counters: CacheCounters): Promise<Reading<T>> {
    if (this.#isClosed) return Promise.reject(closed());
    if (request.signal?.aborted === true) return Promise.reject(request.signal.reason as Error);
    const entry = this.#store.getSync(key);
    const now = this.#clock.now();
    const freshness =
      entry === undefined ? 'expired' : freshnessOf(entry, now, this.#sequencesOf(request.sequenceScope));
    if (entry !== undefined && freshness === 'fresh') {
      counters.hits++;
      return Promise.resolve(readingOf<T>(entry, 'fresh', 'near'));
    }
    if (entry !== undefined && freshness === 'old' && now < entry.freshUntil + (request.staleForMs ?? NEVER)) {
      counters.stale++;
      this.#refresh(key, request);
      return Promise.resolve(readingOf<T>(entry, this.#failures.isFailing(key) ? 'stale' : 'fresh', 'near'));
    }
    return this.#wait(key, request, counters);
  }

  async #wait<T>(key: string, request: ReadRequest<T>, counters: CacheCounters): Promise<Reading<T>> {
    try {
      const pause = this.#failures.pausing(key, this.#lastGood(key) !== undefined);
      if (pause !== undefined) throw pause.error;
      const { entry, source } = await this.#flights.board(key, this.#boarding(key, request));
      if (source === 'computed') counters.misses++;
      else counters.farHits++;
      return readingOf<T>(entry, 'fresh', source);
    } catch (error) {
      const last = this.#lastGood(key);
      const isLeaving = request.signal?.aborted === true || this.#isClosed;
      if (last === undefined || isLeaving || !isSourceFailure(error)) {
        counters.misses++;
        throw error;
      }
      counters.stale++;
      return readingOf<T>(last, 'stale', 'near');
    }
  }

  /** Makes the value anew, for whoever comes next. */
  #refresh(key: string, request: ReadRequest<unknown>): void {
    if (this.#flights.has(key) || this.#failures.pausing(key, true) !== undefined) return;
    this.#flights.board(key, this.#boarding(key, { ...request, signal: undefined })).catch(this.#onError);
  }

  #boarding(key: string, request: ReadRequest<unknown>): Boarding<Terms, Computed> {
    const until = Math.min(request.freshUntil ?? NEVER, request.expiresAt ?? NEVER);
    return {
      signal: request.signal,
      accepts: ({ sequence, until: end }) => {
        const sequences = this.#sequencesOf(request.sequenceScope);
        return this.#clock.now() < end && !hasChangedSince(sequence, request.tags ?? [], sequences);
      },
      depart: (cabin) => {
        const sequences = this.#sequencesOf(request.sequenceScope);
        const terms = { sequence: lastOf(sequences), asOf: this.#clock.now(), until };
        const isFresh = (entry: CacheEntry): boolean =>
          freshnessOf(entry, this.#clock.now(), this.#sequencesOf(request.sequenceScope)) === 'fresh';
        const { tags = [] } = request;
        // Who is alone cannot say what others' values hold; what depends on no change holds for all.
        const isOwn = sequences?.isAlone === true && tags.length > 0;
        const version = isOwn ? undefined : lastChangeOf(tags, sequences);
        return { terms, result: this.#computer.compute({ key, request, terms, cabin, version, isFresh }) };
      },
    };
  }

  #lastGood(key: string): CacheEntry | undefined {
    const entry = this.#store.getSync(key);
    return entry !== undefined && this.#clock.now() < entry.expiresAt ? entry : undefined;
  }

  #sequencesOf(scope: string | undefined): Sequences | undefined {
    return scope === undefined ? undefined : this.#sequences(scope);
  }
}

/** The number to remember; a scope of which nothing is known yet (it says `Infinity`) has none, so that what is made now counts as stale. */
function lastOf(sequences: Sequences | undefined): number {
  const last = sequences?.last ?? 0;
  return Number.isFinite(last) ? last : -1;
}

function readingOf<T>(entry: CacheEntry, freshness: Reading<T>['freshness'], source: Reading<T>['source']): Reading<T> {
  return { value: entry.value as T, asOf: entry.asOf, freshness, source };
}

function closed(): BizBoostError {
  return new BizBoostError('unavailable', 'This cache has been closed: it answers no more.', { retryable: false });
}

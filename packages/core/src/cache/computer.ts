import type { Clock } from '../kernel/clock.ts';
import { BizBoostError } from '../kernel/errors.ts';
import { withTimeLimit } from '../kernel/time-limit.ts';
import { deepFreeze } from './deep-freeze.ts';
import type { FailureMemory } from './failure-memory.ts';
import type { Cabin } from './flights.ts';
import type { ReadRequest } from './reading.ts';
import { isSourceFailure } from './source-failure.ts';
import { NEVER, type CacheEntry, type SyncCacheStore, type TierStatistics, type Turn } from './store.ts';

/** What a computation stands for: the changes it has seen, the moment it is of, and until when it may be joined. */
export interface Terms {
  readonly sequence: number;
  readonly asOf: number;
  readonly until: number;
}

export interface Computed {
  readonly entry: CacheEntry;
  readonly source: 'far' | 'computed';
}

export interface ComputerParts {
  readonly store: SyncCacheStore;
  readonly clock: Clock;
  readonly failures: FailureMemory;
  readonly onError: (error: unknown) => void;
  readonly ttlMs: number;
  readonly limitMs: number;
}

/** One computation of one key. */
export interface Computation {
  readonly key: string;
  readonly request: ReadRequest<unknown>;
  readonly terms: Terms;
  readonly cabin: Cabin;
  /** The last change it must hold; `undefined` where nothing that others have computed counts. */
  readonly version: number | undefined;
  /** Whether what a further tier has is good enough, so that nothing need be computed. */
  isFresh(entry: CacheEntry): boolean;
}

const ALONE: Turn = { end: () => {} };

/** Makes entries: looks what others have first, computes within the time limit, keeps what is still wanted. */
export class Computer {
  readonly #parts: ComputerParts;
  #computations = 0;
  #made = 0;
  #failed = 0;

  constructor(parts: ComputerParts) {
    this.#parts = parts;
  }

  /** How many values were computed, or tried to. */
  get computations(): number {
    return this.#computations;
  }

  /** The source as the last of the tiers: what it gave, and how often it failed. */
  statistics(): TierStatistics {
    return { hits: this.#made, misses: this.#failed, errors: this.#failed };
  }

  async compute(computation: Computation): Promise<Computed> {
    const turn = await this.#turn(computation);
    if (turn.entry !== undefined) return { entry: turn.entry, source: 'far' };
    const { key, cabin } = computation;
    try {
      const entry = this.#entryOf(computation, await this.#value(computation));
      this.#parts.failures.worked(key);
      this.#made++;
      this.#keep(entry, computation);
      return { entry, source: 'computed' };
    } catch (error) {
      // Whoever is gone cannot blame the source for stopping.
      const wasLeft = cabin.controller.signal.aborted && !isTimeout(error);
      if (!wasLeft) this.#note(key, error);
      throw error;
    } finally {
      turn.end();
    }
  }

  async #turn({ key, version, isFresh, cabin }: Computation): Promise<Turn> {
    const { store, onError } = this.#parts;
    if (store.turn === undefined || version === undefined) return ALONE;
    const { signal } = cabin.controller;
    try {
      return await store.turn({ key, version, isGood: isFresh, signal });
    } catch (error) {
      signal.throwIfAborted();
      onError(error);
      return ALONE;
    }
  }

  #value({ request, terms, cabin }: Computation): Promise<unknown> {
    const { clock, limitMs } = this.#parts;
    this.#computations++;
    const { controller } = cabin;
    const late = (): Error => {
      const error = new BizBoostError(
        'timeout',
        `Expected an answer within ${limitMs} ms, got none: the source hangs, or has too much to do.`,
      );
      controller.abort(error);
      return error;
    };
    return withTimeLimit(() => request.compute({ asOf: terms.asOf, signal: controller.signal }), {
      clock,
      limitMs,
      late,
    });
  }

  #entryOf({ request, terms }: Computation, value: unknown): CacheEntry {
    const { tags = [], ttlMs = this.#parts.ttlMs, freshUntil = NEVER, expiresAt = NEVER } = request;
    const { sequence, asOf } = terms;
    return { value, tags: [...tags], sequence, asOf, freshUntil: Math.min(asOf + ttlMs, freshUntil), expiresAt };
  }

  #keep(entry: CacheEntry, { key, cabin }: Computation): void {
    const { store, onError } = this.#parts;
    if (cabin.isWanted()) store.set(key, entry).catch(onError);
    else deepFreeze(entry);
  }

  #note(key: string, error: unknown): void {
    if (isSourceFailure(error)) {
      this.#failed++;
      this.#parts.failures.failed(key, error);
    } else {
      this.#made++;
      this.#parts.failures.worked(key);
    }
  }
}

function isTimeout(error: unknown): boolean {
  return BizBoostError.isInstance(error) && error.code === 'timeout';
}

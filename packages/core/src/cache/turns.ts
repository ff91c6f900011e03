import type { Clock } from '../kernel/clock.ts';
import type { FarTier } from './far-tier.ts';
import type { CacheEntry, Lease, Turn, TurnRequest } from './store.ts';

/** A computation that takes longer is not waited for any more: whoever makes it may hang where we would not. */
const LONGEST_WAIT_MS = 2_000;
const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 20;

const NOBODY_KNOWS: Turn = { end: () => {} };

export interface TurnsParts {
  readonly far: FarTier;
  readonly clock: Clock;
  /** How long the far store may take for one answer. */
  readonly timeoutMs: number;
  /** What the far store has of a key now, brought near. */
  readonly look: (key: string) => Promise<CacheEntry | undefined>;
}

/**
 * One computation for all processes that share a far store: who has the lease computes, the others wait for what comes of it.
 * Waiting costs little more than computing alone would have: it ends with the computation, soon after the death of whoever makes it,
 * and at once where the store is slow or broken; then everyone computes for himself.
 */
export class Turns {
  readonly #parts: TurnsParts;
  /** How long others wait at most for one who died with the turn: his lease runs out. */
  readonly #leaseMs: number;
  /** A store that takes longer to answer is not asked again and again. */
  readonly #slowMs: number;

  constructor(parts: TurnsParts) {
    this.#parts = parts;
    this.#leaseMs = 2 * parts.timeoutMs;
    this.#slowMs = 0.8 * parts.timeoutMs;
  }

  /** What others have computed, or the turn to do it. Rejects with the signal's reason when it aborts while waiting. */
  async take(request: TurnRequest): Promise<Turn> {
    const turn = await this.#wait(request);
    this.#parts.far.count(turn.entry);
    return turn;
  }

  async #wait({ key, version, isGood, signal }: TurnRequest): Promise<Turn> {
    const { far, clock, look } = this.#parts;
    const name = `${key}@${version}`;
    const begunAt = clock.now();
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      const askedAt = clock.now();
      // Both at once, the lease first: what its last holder has kept is there when it is given to us.
      const [lease, entry] = await Promise.all([far.lease(name, this.#leaseMs), look(key)]);
      const isHeld = lease === 'held';
      if (entry !== undefined && isGood(entry)) {
        if (!isHeld) void lease?.release();
        return { entry };
      }
      if (lease === undefined) return NOBODY_KNOWS;
      if (!isHeld) return this.#hold(key, lease);
      const now = clock.now();
      if (now - askedAt >= this.#slowMs || now - begunAt >= LONGEST_WAIT_MS) return NOBODY_KNOWS;
      await new Promise<void>((resolve) => clock.schedule(pauseMs, resolve));
      signal.throwIfAborted();
    }
  }

  #hold(key: string, lease: Lease): Turn {
    const { far, clock } = this.#parts;
    const leaseMs = this.#leaseMs;
    const renew = (): void => {
      void lease.renew(leaseMs);
      cancel = clock.schedule(leaseMs / 4, renew);
    };
    let cancel = clock.schedule(leaseMs / 4, renew);
    return {
      async end() {
        // Only now may the next one look: before, there is nothing to see.
        await far.settled(key);
        cancel();
        await lease.release();
      },
    };
  }
}

import { systemClock, type Clock } from '../kernel/clock.ts';
import { BizBoostError } from '../kernel/errors.ts';
import type { BusinessId } from '../kernel/ids.ts';
import type { Sequences, SyncBroadcaster } from './broadcaster.ts';
import { Listeners } from './listeners.ts';
import { TagSequences } from './tag-sequences.ts';

/** Bounds of what a memory broadcaster remembers. */
export interface MemoryBroadcasterOptions {
  /** Default: the machine's. Only its time at the start counts. */
  readonly clock?: Clock | undefined;
  /** Tags remembered per business; what depends on one that was forgotten counts as stale. Default 10,000. */
  readonly maxTags?: number | undefined;
  /** Businesses remembered, likewise. Default 10,000. */
  readonly maxBusinesses?: number | undefined;
  /** Told when a listener throws; the others still hear. Default: nothing. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/**
 * Tells changes within one process. Listeners hear before `publish` returns, in the order of publishing.
 * Numbers begin at the clock's milliseconds, so that what an earlier run left in a shared cache counts as old.
 */
export function createMemoryBroadcaster(options: MemoryBroadcasterOptions = {}): SyncBroadcaster {
  const { clock = systemClock, maxTags = 10_000, maxBusinesses = 10_000, onError = () => {} } = options;
  const listeners = new Listeners(onError);
  // In order of their last change, so that the first is the one to forget.
  const known = new Map<BusinessId, TagSequences>();
  let last = Math.floor(clock.now());
  let unknown: Sequences = { last, since: last, byTag: new Map() };
  let isClosed = false;

  const record = (business: BusinessId, sequence: number, tags: readonly string[]): void => {
    const sequences = known.get(business) ?? new TagSequences(unknown, maxTags);
    sequences.record(sequence, tags);
    known.delete(business);
    known.set(business, sequences);
    if (known.size > maxBusinesses) forgetOldest();
  };
  const forgetOldest = (): void => {
    for (const [business, { last: floor }] of known) {
      known.delete(business);
      unknown = { last: floor, since: floor, byTag: new Map() };
      return;
    }
  };

  return {
    name: 'memory',
    publish(business, tags, { note, origin, highWaterMark } = {}) {
      if (isClosed)
        return Promise.reject(
          new BizBoostError('unavailable', 'This broadcaster has been closed.', { retryable: false }),
        );
      const told = { tags: Object.freeze([...tags]), origin, note, highWaterMark };
      const change = Object.freeze({ business, sequence: ++last, ...told });
      record(business, change.sequence, tags);
      listeners.tell(change);
      return Promise.resolve(change);
    },
    current: (business) => Promise.resolve(known.get(business) ?? unknown),
    currentSync: (business) => known.get(business) ?? unknown,
    subscribe: (business, listener) => Promise.resolve(listeners.add(business, listener)),
    close() {
      isClosed = true;
      listeners.clear();
      return Promise.resolve();
    },
  };
}

import type { Cancel, Clock } from '../kernel/clock.ts';
import type { BusinessId } from '../kernel/ids.ts';
import type { Change } from './broadcaster.ts';

export interface CoalescerOptions {
  readonly clock: Clock;
  /** Least time between two deliveries for one business. Default 50; 0 delivers everything at once. */
  readonly windowMs?: number | undefined;
  readonly deliver: (change: Change) => void;
}

/** Thins out the changes of each business: the first at once, then at most one per window, which stands for all since. */
export interface Coalescer {
  push(change: Change): void;
  /** Drops what was not delivered, and the timers. */
  close(): void;
}

interface Window {
  cancel: Cancel;
  waiting?: Change | undefined;
}

/**
 * A merged change has the newest sequence number and every tag; its origin only where all had the same.
 * A note is delivered at once and by itself, since notes cannot be merged; the tags beside it are thinned out like any others.
 */
export function createCoalescer({ clock, windowMs = 50, deliver }: CoalescerOptions): Coalescer {
  const windows = new Map<BusinessId, Window>();

  const open = (business: BusinessId): void => {
    windows.set(business, { cancel: clock.schedule(windowMs, () => end(business)) });
  };
  const end = (business: BusinessId): void => {
    const waiting = windows.get(business)?.waiting;
    windows.delete(business);
    if (waiting !== undefined) pass(waiting);
  };
  const pass = (change: Change): void => {
    if (windowMs > 0) open(change.business);
    deliver(change);
  };

  return {
    push(change) {
      if (change.note !== undefined) deliver({ ...change, tags: [] });
      if (change.note !== undefined && change.tags.length === 0) return;
      const plain = change.note === undefined ? change : { ...change, note: undefined };
      const window = windows.get(change.business);
      if (window === undefined) pass(plain);
      else window.waiting = window.waiting === undefined ? plain : merge(window.waiting, plain);
    },
    close() {
      for (const { cancel } of windows.values()) cancel();
      windows.clear();
    },
  };
}

function merge(earlier: Change, later: Change): Change {
  return {
    business: earlier.business,
    sequence: Math.max(earlier.sequence, later.sequence),
    tags: [...new Set([...earlier.tags, ...later.tags])],
    origin: earlier.origin === later.origin ? earlier.origin : undefined,
  };
}

import { BizBoostError, type Cancel, type QueryDefinition } from '@bizboost/core/contract';
import type { KnownAnswer } from './answer-book.ts';
import { retryDelayMs } from './backoff.ts';
import type { Hub } from './hub.ts';
import { hubOf } from './hubs.ts';
import { identityOf } from './identity.ts';
import type { LinkReport } from './link-report.ts';
import type { TokenSource } from './options.ts';
import { tokenError } from './requester.ts';
import { isDenial } from './stream-attempt.ts';
import type { World } from './world.ts';

/** Something that listens through a client: attaches itself to whichever hub the client belongs to. */
export interface Listener {
  attach(hub: Hub): Cancel;
  /** There may be something new to read. */
  changed(): void;
  /** The client was closed. */
  ended(): void;
}

/** A client's place at the hub of whoever its token names; found when the first listener comes, left with the last. */
export interface Membership {
  token(): string | undefined | Promise<string | undefined>;
  add(listener: Listener): Cancel;
  known(ask: string, query: QueryDefinition): KnownAnswer;
  link(): LinkReport;
  hub(): Hub | undefined;
  isIdle(): boolean;
  reconnect(): void;
  close(): void;
}

// The token that told the identity serves the hub's first attempt too.
const FRESH_MS = 5_000;
const unknown: LinkReport = { link: 'connecting', attempt: 0 };
const nothing: Cancel = () => undefined;

export function createMembership(world: World, source: TokenSource | undefined): Membership {
  const { clock, limits } = world;
  const listeners = new Map<Listener, Cancel>();
  let hub: Hub | undefined;
  let isClosed = false;
  let leaveHub = nothing;
  let cancelReading = nothing;
  let before: LinkReport = unknown;
  let fresh: { readonly token: string | undefined; readonly until: number } | undefined;

  const token = (): string | undefined | Promise<string | undefined> =>
    typeof source === 'function' ? source() : source;
  const member = {
    token() {
      const known = fresh;
      fresh = undefined;
      return known !== undefined && clock.now() < known.until ? known.token : token();
    },
    moved: enter,
  };

  /** Learns who we are. What a plain string says is known at once, so that a late element need not wait for its first answer. */
  function identify(): void {
    cancelReading();
    if (typeof source !== 'function') return enter(source);
    let isOver = false;
    const over = (): boolean => isOver || !(isOver = true);
    const cancelTimeout = clock.schedule(
      limits.silenceMs,
      () => over() || failed(new BizBoostError('timeout', 'Expected a token in time, received none. Check `token`.')),
    );
    cancelReading = () => (cancelTimeout(), void over());
    new Promise<string>((resolve) => resolve(source())).then(
      (read) => over() || (cancelTimeout(), enter(read)),
      (cause: unknown) => over() || (cancelTimeout(), failed(tokenError(cause))),
    );
  }

  function failed(error: BizBoostError): void {
    const attempt = before.attempt + 1;
    before = { link: 'denied', error, attempt };
    if (!isDenial(error)) {
      const waitMs = retryDelayMs(
        attempt,
        { baseMs: limits.retryBaseMs, capMs: limits.retryCapMs, retryAfterMs: error.retryAfterMs },
        world.random(),
      );
      before = { link: 'failed', error, attempt, retryAt: clock.now() + waitMs };
      cancelReading = clock.schedule(waitMs, identify);
    }
    tellAll();
  }

  function enter(read: string | undefined): void {
    leave();
    fresh = { token: read, until: clock.now() + FRESH_MS };
    hub = hubOf(world, identityOf(read, world.business));
    leaveHub = hub.join(member);
    for (const listener of listeners.keys()) listeners.set(listener, listener.attach(hub));
    tellAll();
  }

  function leave(): void {
    leaveHub();
    leaveHub = nothing;
    hub = undefined;
    before = unknown;
    for (const detach of listeners.values()) detach();
  }

  function tellAll(): void {
    for (const listener of [...listeners.keys()]) listener.changed();
  }

  return {
    token,
    add(listener) {
      if (isClosed) {
        listener.ended();
        return nothing;
      }
      listeners.set(listener, hub === undefined ? nothing : listener.attach(hub));
      if (listeners.size === 1) identify();
      return () => {
        listeners.get(listener)?.();
        if (!listeners.delete(listener) || listeners.size > 0) return;
        cancelReading();
        leave();
      };
    },
    known: (ask, query) => hub?.known(ask, query) ?? {},
    link: () => hub?.link() ?? before,
    hub: () => hub,
    isIdle: () => listeners.size === 0,
    reconnect() {
      if (hub !== undefined) hub.reconnect();
      else if (listeners.size > 0) identify();
    },
    close() {
      isClosed = true;
      for (const listener of [...listeners.keys()]) listener.ended();
      cancelReading();
      leave();
      listeners.clear();
    },
  };
}

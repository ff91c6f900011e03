import type { Cancel, QueryDefinition } from '@bizboost/core/contract';
import type { KnownAnswer } from './answer-book.ts';
import type { Hub } from './hub.ts';
import { hubOf } from './hubs.ts';
import { identityOf } from './identity.ts';
import type { LinkReport } from './link-report.ts';
import type { TokenSource } from './options.ts';
import { createTokenReading } from './token-reading.ts';
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
  const { clock } = world;
  const listeners = new Map<Listener, Cancel>();
  let hub: Hub | undefined;
  let isClosed = false;
  let leaveHub = nothing;
  /** While there is no hub. */
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
  const reading = createTokenReading({
    world,
    source,
    read: enter,
    failed(report) {
      before = report;
      tellAll();
    },
  });

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
    reading.stop();
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
      if (listeners.size === 1) reading.start();
      return () => {
        listeners.get(listener)?.();
        if (!listeners.delete(listener) || listeners.size > 0) return;
        leave();
      };
    },
    known: (ask, query) => hub?.known(ask, query) ?? {},
    link: () => hub?.link() ?? before,
    hub: () => hub,
    isIdle: () => listeners.size === 0,
    reconnect() {
      if (hub !== undefined) hub.reconnect();
      else if (listeners.size > 0) reading.start();
    },
    close() {
      isClosed = true;
      for (const listener of [...listeners.keys()]) listener.ended();
      leave();
      listeners.clear();
    },
  };
}

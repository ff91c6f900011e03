import type { Conditions } from './link-state.ts';
import { createTabFollower, type TabFollower } from './tab-follower.ts';
import { createTabLeader, type TabLeader } from './tab-leader.ts';
import { tabMessageOf, type TabMessage } from './tab-message.ts';
import type { TabChannel, Tabs } from './tabs.ts';
import type { UplinkOptions } from './uplink.ts';

export interface TabSeatOptions extends UplinkOptions {
  readonly tabs: Tabs;
  /** Name of the lock and the channel. Rejects where tabs cannot share. */
  readonly key: Promise<string>;
  /** This tab's own name, unique among tabs. */
  readonly name: string;
  conditions(): Conditions;
  /** Locks or channels do not work here. */
  failed(): void;
}

/** A tab's place among those that share: following, until it holds the lock and leads. */
export interface TabSeat {
  leads(): boolean;
  holds(ask: string): boolean;
  /** Conditions or questions may be others now. */
  update(): void;
  shown(): void;
  woken(): void;
  reconnect(): void;
  leave(): void;
}

export function takeSeat(options: TabSeatOptions): TabSeat {
  let channel: TabChannel | undefined;
  let key = '';
  let leader: TabLeader | undefined;
  let follower: TabFollower | undefined;
  let request = new AbortController();
  let release = (): void => undefined;
  let hasLeft = false;

  const post = (message: TabMessage): void => channel?.postMessage({ key, ...message });
  const part = { ...options, post };

  function sit(name: string): void {
    if (hasLeft) return;
    key = name;
    channel = options.tabs.channel(key);
    channel.onmessage = ({ data }) => {
      const message = tabMessageOf(data, key);
      if (message !== undefined) (leader ?? follower)?.hear(message);
    };
    follow();
    stand({});
  }

  function follow(): void {
    leader?.close();
    leader = undefined;
    follower = createTabFollower({ ...part, orphaned: () => stand({ steal: true }) });
    reportAsFollower();
    follower.tell();
  }

  /** Asks for the lock: in turn, or from a leader that is not heard any more. */
  function stand(how: { readonly steal?: true }): void {
    request.abort();
    const mine = new AbortController();
    request = mine;
    const held = (): Promise<void> => (hasLeft || request !== mine ? Promise.resolve() : lead());
    // Within a promise: some platforms throw instead of rejecting.
    const asked = new Promise<void>((resolve) =>
      resolve(options.tabs.locks.request(key, how.steal ? how : { signal: mine.signal }, held)),
    );
    asked.catch(() => !hasLeft && request === mine && lost());
  }

  function lead(): Promise<void> {
    follower?.close();
    follower = undefined;
    const until = new Promise<void>((resolve) => (release = resolve));
    leader = createTabLeader(part);
    leader.update(options.conditions());
    return until;
  }

  /** The lock was stolen, since this tab was frozen for long; or there are no locks to be had. */
  function lost(): void {
    if (leader === undefined) return options.failed();
    follow();
    stand({});
  }

  function reportAsFollower(): void {
    if (follower !== undefined)
      options.report(options.conditions().online ? follower.report() : { link: 'offline', attempt: 0 });
  }

  options.key.then(sit).catch(() => !hasLeft && options.failed());
  return {
    leads: () => leader !== undefined,
    holds: (ask) => leader?.holds(ask) ?? false,
    update() {
      leader?.update(options.conditions());
      follower?.tell();
      reportAsFollower();
    },
    shown: () => leader?.shown(),
    woken: () => (leader === undefined ? follower?.tell() : leader.woken()),
    reconnect: () => (leader === undefined ? post({ type: 'reconnect', from: options.name }) : leader.reconnect()),
    leave() {
      hasLeft = true;
      if (follower !== undefined) post({ type: 'leave', from: options.name });
      follower?.close();
      leader?.close();
      request.abort();
      release();
      channel?.close();
    },
  };
}

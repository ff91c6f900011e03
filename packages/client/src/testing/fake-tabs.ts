import { BroadcastChannel } from 'node:worker_threads';
import type { TabChannel, TabLocks, Tabs } from '../tabs.ts';

/** A tab of a browser: what its page gets of locks, channels and the network, until it dies. */
export interface FakeTab {
  readonly tabs: Tabs;
  readonly fetch: typeof fetch;
  /** The process is gone: locks are free, sockets closed, nothing is said any more. */
  kill(): void;
  /** The page stands still: what it holds it keeps, but it says and hears nothing. */
  freeze(): void;
  thaw(): void;
}

interface Claim {
  readonly tab: object;
  grant(): void;
  revoke(): void;
}

/** All tabs of one origin, in one browser. Channels are Node's own; the locks follow the standard as far as they are used. */
export function createFakeBrowser(): { openTab(): FakeTab; holders(): number } {
  const held = new Map<string, Claim>();
  const waiting = new Map<string, Claim[]>();
  const dead = new WeakSet<object>();

  function grantNext(name: string): void {
    const next = waiting.get(name)?.shift();
    if (held.has(name) || next === undefined) return;
    held.set(name, next);
    next.grant();
  }

  function release(name: string, claim: Claim): void {
    if (held.get(name) !== claim) return;
    held.delete(name);
    grantNext(name);
  }

  function requestFor(tab: object): TabLocks['request'] {
    return (name, { signal, steal }, task) =>
      new Promise((resolve, reject) => {
        if (dead.has(tab)) return;
        const aborted = (): void => reject(new DOMException('The lock was given up or stolen.', 'AbortError'));
        const claim: Claim = {
          tab,
          revoke: aborted,
          // As in browsers, the task runs later, never within the request.
          grant: () => queueMicrotask(() => void task().finally(() => (release(name, claim), resolve()))),
        };
        const queue = waiting.get(name) ?? [];
        waiting.set(name, queue);
        if (steal === true) {
          held.get(name)?.revoke();
          held.delete(name);
          queue.unshift(claim);
        } else queue.push(claim);
        signal?.addEventListener('abort', () => {
          if (!queue.includes(claim)) return;
          queue.splice(queue.indexOf(claim), 1);
          aborted();
        });
        if (!held.has(name)) grantNext(name);
      });
  }

  function forget(tab: object): void {
    for (const queue of waiting.values()) queue.splice(0, queue.length, ...queue.filter((claim) => claim.tab !== tab));
    for (const [name, claim] of [...held]) if (claim.tab === tab) release(name, claim);
  }

  return {
    holders: () => held.size,
    openTab() {
      const self = {};
      const network = new AbortController();
      const channels: GatedChannel[] = [];
      const setOpen = (isOpen: boolean): void => channels.forEach((channel) => channel.setOpen(isOpen));
      const fetchHere: typeof fetch = (input, init) =>
        fetch(input, { ...init, signal: AbortSignal.any([network.signal, ...(init?.signal ? [init.signal] : [])]) });
      return {
        fetch: fetchHere,
        tabs: {
          locks: { request: requestFor(self) },
          channel(name) {
            const channel = gatedChannel(name);
            channels.push(channel);
            return channel;
          },
        },
        kill() {
          dead.add(self);
          setOpen(false);
          network.abort();
          forget(self);
        },
        freeze: () => setOpen(false),
        thaw: () => setOpen(true),
      };
    },
  };
}

interface GatedChannel extends TabChannel {
  setOpen(isOpen: boolean): void;
}

function gatedChannel(name: string): GatedChannel {
  const real = new BroadcastChannel(name);
  real.unref();
  let isOpen = true;
  let isClosed = false;
  const channel: GatedChannel = {
    onmessage: null,
    postMessage(message) {
      if (isClosed) throw new DOMException('The channel is closed.', 'InvalidStateError');
      if (isOpen) real.postMessage(message);
    },
    close() {
      isClosed = true;
      real.close();
    },
    setOpen: (open) => void (isOpen = open),
  };
  real.onmessage = (event) => void (isOpen && !isClosed && channel.onmessage?.(event as { readonly data: unknown }));
  return channel;
}

import type { Broadcaster } from '../broadcast/broadcaster.ts';
import type { CacheStore } from '../cache/store.ts';
import type { DataAdapter } from '../data/adapter.ts';
import type { Chaos } from './chaos.ts';

/** An adapter whose calls go through chaos first. A `read` under way breaks off as soon as trouble begins. */
export function chaoticAdapter<A extends DataAdapter>(adapter: A, chaos: Chaos): A {
  const read: DataAdapter['read'] = async function* (query, options) {
    await chaos.gate('read', options?.signal);
    for await (const fact of adapter.read(query, options)) {
      if (!chaos.isCalm('read')) await chaos.gate('read', options?.signal);
      yield fact;
    }
  };
  return gated(adapter, chaos, { read });
}

/** A cache store whose asynchronous calls go through chaos first, those of the leases it gives too (`renew`, `release`). */
export function chaoticCacheStore<S extends CacheStore>(store: S, chaos: Chaos): S {
  if (store.lease === undefined) return gated(store, chaos, {});
  const lease: CacheStore['lease'] = async (name, ttlMs) => {
    await chaos.gate('lease');
    const given = (await store.lease?.(name, ttlMs)) ?? 'held';
    return given === 'held' ? given : gated(given, chaos, {});
  };
  return gated(store, chaos, { lease });
}

/** A broadcaster whose asynchronous calls go through chaos first; while `deliver` is in trouble, changes reach no subscriber. */
export function chaoticBroadcaster<B extends Broadcaster>(broadcaster: B, chaos: Chaos): B {
  const subscribe: Broadcaster['subscribe'] = async (business, listener) => {
    await chaos.gate('subscribe');
    return broadcaster.subscribe(business, (change) => {
      if (chaos.isCalm('deliver')) listener(change);
    });
  };
  return gated(broadcaster, chaos, { subscribe });
}

// What answers at once cannot be made to wait; watching is never in trouble, it only hears nothing.
const UNGATED: ReadonlySet<string> = new Set(['getSync', 'currentSync', 'size', 'tiers', 'watchChanges']);

/** The same object, with a gate before each method that returns a promise. */
function gated<T extends object>(subject: T, chaos: Chaos, replaced: Readonly<Record<string, unknown>>): T {
  return new Proxy(subject, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function' || typeof name === 'symbol' || UNGATED.has(name)) return member;
      if (Object.hasOwn(replaced, name)) return replaced[name];
      return async (...args: unknown[]): Promise<unknown> => {
        await chaos.gate(name, signalOf(args));
        return Reflect.apply(member, target, args) as unknown;
      };
    },
  });
}

/** The abort signal that a call was given in its last argument, if any. */
function signalOf(args: readonly unknown[]): AbortSignal | undefined {
  const options = args.at(-1);
  const signal = typeof options === 'object' && options !== null && 'signal' in options ? options.signal : undefined;
  return signal instanceof AbortSignal ? signal : undefined;
}

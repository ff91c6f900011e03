import type { CacheEntry, CacheStore, Lease } from '../cache/store.ts';
import type { Clock } from '../kernel/clock.ts';

/** A store in the form of a far one that several processes share: what it holds is text, and it gives leases. */
export function leasingStore(clock: Clock): CacheStore {
  const texts = new Map<string, string>();
  const leases = new Map<string, { readonly holder: symbol; readonly until: number }>();
  const holderOf = (name: string): symbol | undefined => {
    const lease = leases.get(name);
    return lease !== undefined && clock.now() < lease.until ? lease.holder : undefined;
  };
  return {
    name: 'shared text',
    async get(key) {
      const text = texts.get(key);
      return text === undefined ? undefined : (JSON.parse(text) as CacheEntry);
    },
    async set(key, entry) {
      texts.set(key, JSON.stringify(entry));
    },
    delete: async (key) => texts.delete(key),
    async lease(name, ttlMs): Promise<Lease | 'held'> {
      if (holderOf(name) !== undefined) return 'held';
      const holder = Symbol(name);
      leases.set(name, { holder, until: clock.now() + ttlMs });
      return {
        async renew(longerMs) {
          const isMine = holderOf(name) === holder;
          if (isMine) leases.set(name, { holder, until: clock.now() + longerMs });
          return isMine;
        },
        async release() {
          if (holderOf(name) === holder) leases.delete(name);
        },
      };
    },
  };
}

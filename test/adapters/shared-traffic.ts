import type { Broadcaster, CacheStore, Lease } from '@bizboost/core';

/**
 * What several engines share, watched, so that a test can wait until nothing of it is under way: between two acts of a real day there are
 * seconds in which a lease is given back, an answer arrives in the far tier, and a change reaches the other engines.
 */
export class SharedTraffic {
  #underWay = 0;
  #told = -1;
  /** By subscription: the last change it has heard. */
  readonly #heard = new Map<symbol, number>();

  /** Whether every call has come back, no lease is held, and everyone has heard of every change. */
  isQuiet(): boolean {
    return this.#underWay === 0 && [...this.#heard.values()].every((sequence) => sequence >= this.#told);
  }

  cacheStore(store: Required<CacheStore>): CacheStore {
    return {
      ...store,
      get: (key) => this.#watch(store.get(key)),
      set: (key, entry) => this.#watch(store.set(key, entry)),
      delete: (key) => this.#watch(store.delete(key)),
      lease: (name, ttlMs) => this.#watch(store.lease(name, ttlMs).then((lease) => this.#lent(lease))),
    };
  }

  broadcaster(broadcaster: Required<Broadcaster>): Broadcaster {
    return {
      name: broadcaster.name,
      publish: async (...change) => {
        const published = await this.#watch(broadcaster.publish(...change));
        this.#told = Math.max(this.#told, published.sequence);
        return published;
      },
      current: (business) => this.#watch(broadcaster.current(business)),
      subscribe: async (business, listener) => {
        const subscription = Symbol();
        const stop = await broadcaster.subscribe(business, (change) => {
          listener(change);
          this.#heard.set(subscription, change.sequence);
        });
        this.#heard.set(subscription, this.#told);
        return () => {
          stop();
          this.#heard.delete(subscription);
        };
      },
      close: () => broadcaster.close(),
    };
  }

  async #watch<T>(call: Promise<T>): Promise<T> {
    this.#underWay++;
    return call.finally(() => this.#underWay--);
  }

  #lent(lease: Lease | 'held'): Lease | 'held' {
    if (lease === 'held') return lease;
    this.#underWay++;
    return {
      renew: (ttlMs) => this.#watch(lease.renew(ttlMs)),
      release: () => lease.release().finally(() => this.#underWay--),
    };
  }
}

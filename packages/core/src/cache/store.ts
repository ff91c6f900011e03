/** One remembered value. Times are absolute, so a store that holds it needs no clock. */
export interface CacheEntry {
  /** Frozen in the near tier; the same value parsed from JSON in a far one. */
  readonly value: unknown;
  /** What its content depends on, e.g. `shop-1/sales`. */
  readonly tags: readonly string[];
  /** The change sequence known when computing began; a later change to one of the tags makes it stale. */
  readonly sequence: number;
  /** When it was computed, ms UTC. */
  readonly asOf: number;
  /** From here on it is asked for anew; until it is there, the old one may be shown (stale while revalidate). */
  readonly freshUntil: number;
  /** From here on it is never served, not even when the source fails (a "today" after midnight). */
  readonly expiresAt: number;
}

/** Holds entries; the reader judges them. `get` of something dropped or never set is `undefined`. */
export interface CacheStore {
  readonly name: string;
  get(key: string): Promise<CacheEntry | undefined>;
  set(key: string, entry: CacheEntry): Promise<void>;
  delete(key: string): Promise<boolean>;
  close?(): Promise<void>;
}

/** A store that can answer at once; the reader then costs no turn of the event loop. */
export interface SyncCacheStore extends CacheStore {
  getSync(key: string): CacheEntry | undefined;
}

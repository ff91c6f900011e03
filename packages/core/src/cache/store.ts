/** One remembered value. Times are absolute, so a store that holds it needs no clock. */
export interface CacheEntry {
  /** Frozen in the near tier; the same value parsed from JSON in a far one. */
  readonly value: unknown;
  /** What its content depends on, e.g. `sales`; tags of the business whose key it is. */
  readonly tags: readonly string[];
  /** The change sequence known when computing began; a later change to one of the tags makes it stale. */
  readonly sequence: number;
  /** When it was computed, ms UTC. */
  readonly asOf: number;
  /** From here on it is asked for anew; until it is there, the old one may be shown (stale while revalidate). */
  readonly freshUntil: number;
  /** From here on it is never served, not even when the source fails (a "today" after midnight). `NEVER` for none. */
  readonly expiresAt: number;
}

/** An absolute time that does not come, and that JSON can hold. */
export const NEVER = Number.MAX_SAFE_INTEGER;

/** How often a tier had what was asked for (whether or not it was still good), and how often it failed. */
export interface TierStatistics {
  readonly hits: number;
  readonly misses: number;
  readonly errors: number;
}

/** The right to do something that one of many should do. Ends by itself, so whoever dies with it keeps nobody waiting for long. */
export interface Lease {
  /** Keeps it for so much longer from now on. False when it is over already; then another may have it. */
  renew(ttlMs: number): Promise<boolean>;
  /** Gives it back. Harmless when it is over already, also where another has it now. */
  release(): Promise<void>;
}

/** Holds entries; the reader judges them. `get` of something dropped or never set is `undefined`. */
export interface CacheStore {
  readonly name: string;
  /** Also of what has expired: the reader judges. */
  get(key: string): Promise<CacheEntry | undefined>;
  /** In place of what was there. May be dropped at any time. */
  set(key: string, entry: CacheEntry): Promise<void>;
  /** True when there was one. */
  delete(key: string): Promise<boolean>;
  /** Takes the lease of a name for so long, or says that it is held. Names are apart from keys. Without it each process computes for itself. */
  lease?(name: string, ttlMs: number): Promise<Lease | 'held'>;
  close?(): Promise<void>;
}

/** What somebody would compute, and for which someone else may be computing. */
export interface TurnRequest {
  readonly key: string;
  /** The last change that the value must hold: who computes for an older one computes something else. */
  readonly version: number;
  /** Whether what others have computed will do. */
  isGood(entry: CacheEntry): boolean;
  readonly signal: AbortSignal;
}

/** What came of it: a value of someone else's, or the turn to compute one, which ends when it is kept or has failed. */
export type Turn = { readonly entry: CacheEntry } | { readonly entry?: undefined; end(): void };

/** A store that can answer at once; the reader then costs no turn of the event loop. */
export interface SyncCacheStore extends CacheStore {
  /** What it has at hand. `get` may find more, in a tier further away. What `set` was given is there as soon as it returns. */
  getSync(key: string): CacheEntry | undefined;
  /** How much it has at hand. */
  size(): { readonly entries: number; readonly bytes: number };
  /** Per tier beyond the one at hand. */
  tiers?(): Readonly<Record<string, TierStatistics>>;
  /** Where others share what it holds: finds what they have, or waits for its turn while one of them computes it. */
  turn?(request: TurnRequest): Promise<Turn>;
}

/** Whether something that came from outside this process has the form of an entry. */
export function isCacheEntry(value: unknown): value is CacheEntry {
  if (typeof value !== 'object' || value === null || !('value' in value)) return false;
  const { tags, sequence, asOf, freshUntil, expiresAt } = value as CacheEntry;
  const areNumbers = [sequence, asOf, freshUntil, expiresAt].every((number) => Number.isFinite(number));
  return areNumbers && Array.isArray(tags) && tags.every((tag) => typeof tag === 'string');
}

/** What a computation is told. */
export interface Computing {
  /** The moment the value is of, ms UTC. */
  readonly asOf: number;
  /** Aborts when nobody waits for the value any more, and when it takes too long. */
  readonly signal: AbortSignal;
}

/** What is asked for, how to make it, and how long it holds. */
export interface ReadRequest<T> {
  /** Makes the value. Called for one caller of many; what it returns is frozen and given to all. */
  compute(computing: Computing): Promise<T>;
  /** A change to one of them makes the value stale, whatever the clock says. Default none. Needs `sequenceScope`. */
  readonly tags?: readonly string[] | undefined;
  /** Whose changes: a business id. */
  readonly sequenceScope?: string | undefined;
  /** How long it is fresh, from the moment it is of. Default: the reader's. */
  readonly ttlMs?: number | undefined;
  /** Until when it is fresh at most, absolute; a caller from then on is not given a computation that began before. Default: as the TTL says. */
  readonly freshUntil?: number | undefined;
  /** From when on it is never shown, absolute: not old, not as the last good one, not if it was begun before. Default never. */
  readonly expiresAt?: number | undefined;
  /** For how long past freshness the old value may be shown at once while a new one is made; 0 waits. Default: until `expiresAt`. */
  readonly staleForMs?: number | undefined;
  /** Takes this caller out; the computation goes on while others wait. */
  readonly signal?: AbortSignal | undefined;
}

export interface Reading<T> {
  /** Frozen; the same object for everyone who reads the same entry. */
  readonly value: T;
  /** The moment it is of, ms UTC. */
  readonly asOf: number;
  /** `stale`: the source failed, this is the last good value. */
  readonly freshness: 'fresh' | 'stale';
  /** Where it was found, or that it was made for this caller. */
  readonly source: 'near' | 'far' | 'computed';
}

/** How many connections, and how long to wait for what. Milliseconds. */
export interface PoolOptions {
  /** Connections at most, of a pool made from a URL. Default 10. */
  readonly poolSize?: number;
  /** How long a call waits for a connection, a free one or a new one. Then it fails as `unavailable`. Default 5,000. */
  readonly connectTimeoutMs?: number;
  /** How long one statement may take. Then it is ended, and the call fails as `timeout`. Default 30,000. */
  readonly statementTimeoutMs?: number;
  /** After how long a connection that nobody uses is closed, of a pool made from a URL. Default 30,000. */
  readonly idleTimeoutMs?: number;
}

/** The same with nothing left open. */
export type PoolLimits = Required<PoolOptions>;

export function poolLimits({
  poolSize = 10,
  connectTimeoutMs = 5_000,
  statementTimeoutMs = 30_000,
  idleTimeoutMs = 30_000,
}: PoolOptions): PoolLimits {
  return { poolSize, connectTimeoutMs, statementTimeoutMs, idleTimeoutMs };
}

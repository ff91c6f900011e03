/** Counts what callers ask. Several servers may share one. */
export interface RateLimiter {
  /**
   * Counts one request of a caller who may make so many a minute: all of them at once, then as they are given back, evenly.
   * @returns 0 where it may go on, else the milliseconds to wait until one may
   */
  take(caller: string, perMinute: number): number | Promise<number>;
}

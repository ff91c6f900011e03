/** What a wait before a retry depends on. */
export interface RetryRules {
  /** Ceiling of the first wait. */
  readonly baseMs: number;
  /** Ceiling of any wait the client chooses itself. */
  readonly capMs: number;
  /** What the server asked to be waited at least. */
  readonly retryAfterMs?: number | undefined;
}

// More of them would be infinite, and nothing times infinity is no number.
const MOST_DOUBLINGS = 50;

/**
 * Exponential backoff with full jitter: anything between 0 and `base × 2^(failures - 1)`, at most the cap, so that many clients
 * that lost one server together do not come back together. What the server asks for is waited in full, and then the jitter.
 * `random` in [0, 1); `failures` 0 (a stream that was lost, nothing has failed yet) waits like 1.
 */
export function retryDelayMs(failures: number, rules: RetryRules, random: number): number {
  const cap = Math.max(rules.capMs, rules.baseMs);
  if (rules.retryAfterMs !== undefined) return rules.retryAfterMs + random * rules.baseMs;
  return random * Math.min(cap, rules.baseMs * 2 ** Math.min(Math.max(0, failures - 1), MOST_DOUBLINGS));
}

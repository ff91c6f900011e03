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
 * Exponential backoff with jitter. A stream that was lost (`failures` 0) is tried again at any moment of the base, so that many clients that
 * lost one server together come back spread over it. Each failure waits for the upper half of its ceiling, `base × 2^failures`, at most the cap:
 * were it any moment from 0 on, those who came in vain would try again among those who have not come yet, and more and more of them would find
 * the server in the second in which it is back. What the server asks for is waited in full, and then the jitter. `random` in [0, 1).
 */
export function retryDelayMs(failures: number, rules: RetryRules, random: number): number {
  if (rules.retryAfterMs !== undefined) return rules.retryAfterMs + random * rules.baseMs;
  if (failures <= 0) return random * rules.baseMs;
  const cap = Math.max(rules.capMs, rules.baseMs);
  const ceiling = Math.min(cap, rules.baseMs * 2 ** Math.min(failures, MOST_DOUBLINGS));
  return (ceiling * (1 + random)) / 2;
}

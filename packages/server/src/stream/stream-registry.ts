import { BizBoostError } from '@bizboost/core';
import { returnPaceMs } from './return-pace.ts';
import type { StreamSession } from './stream-session.ts';

/** How long readers are asked to stay away at least from a server that is going: enough for its successor to be there. */
const COME_BACK_MS = 3_000;

/** All streams that are open, and how many each caller has. */
export class StreamRegistry {
  readonly #sessions = new Map<StreamSession, string | undefined>();
  readonly #countOf = new Map<string, number>();
  readonly #maxPerCaller: number;
  #closing = false;

  constructor(maxPerCaller: number) {
    this.#maxPerCaller = maxPerCaller;
  }

  get size(): number {
    return this.#sessions.size;
  }

  /** Within how long a reader that loses its stream is to come back. */
  get retryMs(): number {
    return returnPaceMs(this.size);
  }

  get isClosing(): boolean {
    return this.#closing;
  }

  /** Counts a stream, until it is removed. Throws `rate_limited` beyond the caller's share, `unavailable` while closing. */
  add(session: StreamSession, callerKey: string | undefined): void {
    this.refuseWhileClosing();
    const count = callerKey === undefined ? 0 : (this.#countOf.get(callerKey) ?? 0);
    if (count >= this.#maxPerCaller) throw tooManyStreams(this.#maxPerCaller);
    if (callerKey !== undefined) this.#countOf.set(callerKey, count + 1);
    this.#sessions.set(session, callerKey);
  }

  remove(session: StreamSession): void {
    const callerKey = this.#sessions.get(session);
    if (!this.#sessions.delete(session) || callerKey === undefined) return;
    const rest = (this.#countOf.get(callerKey) ?? 1) - 1;
    if (rest === 0) this.#countOf.delete(callerKey);
    else this.#countOf.set(callerKey, rest);
  }

  refuseWhileClosing(): void {
    if (!this.#closing) return;
    throw new BizBoostError('unavailable', 'The server is shutting down.', { retryAfterMs: COME_BACK_MS });
  }

  /** Ends every stream, each with its own time to come back, and takes no more. */
  close(): void {
    this.#closing = true;
    const retryMs = Math.max(COME_BACK_MS, this.retryMs);
    for (const session of this.#sessions.keys()) session.end(retryMs);
  }
}

function tooManyStreams(most: number): BizBoostError {
  return new BizBoostError(
    'rate_limited',
    `At most ${most} streams are open at once for one token. Close one, or ask everything in one stream.`,
    {
      expected: `at most ${most} streams`,
      retryAfterMs: 10_000,
    },
  );
}

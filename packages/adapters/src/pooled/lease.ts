import { BizBoostError, type ReadOptions } from '@bizboost/core';
import type { SqlConnection, SqlResult } from './pool.ts';
import type { Statement } from '../sql/statement.ts';
import { within } from './within.ts';

/** How much longer this side waits than the server was told to, before it ends a statement itself. */
const GRACE_MS = 1_000;
/** How long a statement may take to end once the server was asked to end it. */
const CANCEL_LIMIT_MS = 5_000;

/** The use of one connection for a while: each statement bounded in time, given back in good order whatever happens. */
export class Lease {
  readonly #connection: SqlConnection;
  readonly #statementTimeoutMs: number;
  /** Settles when a statement that nobody waits for any more has ended. */
  #interrupted: Promise<unknown> | undefined;

  constructor(connection: SqlConnection, statementTimeoutMs: number) {
    this.#connection = connection;
    this.#statementTimeoutMs = statementTimeoutMs;
  }

  /** Rejects with the driver's failure, with `timeout`, or with the signal's reason. */
  async run(statement: Statement, { signal }: ReadOptions = {}): Promise<SqlResult> {
    signal?.throwIfAborted();
    let isRunning = true;
    const running = this.#connection.query(statement).finally(() => (isRunning = false));
    const limited = within(this.#statementTimeoutMs + GRACE_MS, running, () => tooLong(this.#statementTimeoutMs));
    const aborted = signal && aborting(signal);
    try {
      return await (aborted ? Promise.race([limited, aborted.promise]) : limited);
    } finally {
      aborted?.forget();
      if (isRunning) this.#interrupt(running);
    }
  }

  /** Gives the connection back, as soon as nothing runs on it. */
  end({ isBroken = false }: { readonly isBroken?: boolean } = {}): void {
    if (isBroken) this.#connection.destroy();
    else if (this.#interrupted === undefined) this.#connection.release();
    else void this.#endLater(this.#interrupted);
  }

  /** Whether a statement was left running. */
  get isInterrupted(): boolean {
    return this.#interrupted !== undefined;
  }

  #interrupt(running: Promise<unknown>): void {
    const cancelled = this.#connection.cancel().catch(() => {});
    this.#interrupted = Promise.allSettled([running, cancelled]);
  }

  async #endLater(interrupted: Promise<unknown>): Promise<void> {
    try {
      await within(CANCEL_LIMIT_MS, interrupted, () => new Error('The statement did not end.'));
      this.#connection.release();
    } catch {
      this.#connection.destroy();
    }
  }
}

function aborting(signal: AbortSignal): { readonly promise: Promise<never>; forget(): void } {
  let abort: () => void;
  const promise = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
  });
  return { promise, forget: () => signal.removeEventListener('abort', abort) };
}

function tooLong(limitMs: number): BizBoostError {
  return new BizBoostError(
    'timeout',
    `The database took longer than ${limitMs} ms for one statement, which was ended: ask for a shorter period, or try again.`,
  );
}

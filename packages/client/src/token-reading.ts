import { BizBoostError, type Cancel } from '@bizboost/core/contract';
import { retryDelayMs } from './backoff.ts';
import type { LinkReport } from './link-report.ts';
import type { TokenSource } from './options.ts';
import { tokenError } from './requester.ts';
import { isDenial } from './stream-attempt.ts';
import type { World } from './world.ts';

export interface TokenReadingOptions {
  readonly world: World;
  readonly source: TokenSource | undefined;
  read(token: string | undefined): void;
  /** It could not be read. Where that may pass it is tried again by itself. */
  failed(report: LinkReport): void;
}

/** Reads the token that tells who we are. */
export interface TokenReading {
  /** What a plain string says is known at once, so that a late element need not wait for its first answer. */
  start(): void;
  /** Forgets what it waits for, and how often it has failed. */
  stop(): void;
}

export function createTokenReading({ world, source, read, failed }: TokenReadingOptions): TokenReading {
  const { clock, limits, random } = world;
  let cancel: Cancel = () => undefined;
  let attempts = 0;

  function attempt(): void {
    cancel();
    if (typeof source !== 'function') return read(source);
    let isOver = false;
    const once = (act: () => void): void => {
      if (isOver) return;
      isOver = true;
      cancelTimeout();
      act();
    };
    const late = new BizBoostError('timeout', 'Expected a token in time, received none. Check `token`.');
    const cancelTimeout = clock.schedule(limits.silenceMs, () => once(() => fail(late)));
    cancel = () => once(() => undefined);
    new Promise<string>((resolve) => resolve(source())).then(
      (token) => once(() => read(token)),
      (cause: unknown) => once(() => fail(tokenError(cause))),
    );
  }

  function fail(error: BizBoostError): void {
    attempts += 1;
    if (isDenial(error)) return failed({ link: 'denied', error, attempt: attempts });
    const { retryBaseMs: baseMs, retryCapMs: capMs } = limits;
    const waitMs = retryDelayMs(attempts, { baseMs, capMs, retryAfterMs: error.retryAfterMs }, random());
    cancel = clock.schedule(waitMs, attempt);
    failed({ link: 'failed', error, attempt: attempts, retryAt: clock.now() + waitMs });
  }

  return {
    start: attempt,
    stop() {
      cancel();
      attempts = 0;
    },
  };
}

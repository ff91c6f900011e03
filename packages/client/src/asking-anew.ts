import type { Clock } from '@bizboost/core/contract';
import { retryDelayMs } from './backoff.ts';
import type { ClientLimits } from './limits.ts';
import { createTimer } from './timer.ts';

export interface AskingAnewOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly limits: Pick<ClientLimits, 'retryBaseMs' | 'retryCapMs'>;
  /** Opens the stream again: the server then sends all that we do not have. */
  askAnew(): void;
}

/** What is done about messages that do not fit: asking anew, at once the first time, then ever slower until a patch fits again. */
export interface AskingAnew {
  patched(): void;
  misfit(): void;
  stop(): void;
}

export function createAskingAnew({ clock, random, limits, askAnew }: AskingAnewOptions): AskingAnew {
  const timer = createTimer(clock);
  const pace = { baseMs: limits.retryBaseMs, capMs: limits.retryCapMs };
  let misfits = 0;
  return {
    patched: () => void (misfits = 0),
    misfit() {
      misfits += 1;
      timer.start(misfits === 1 ? 0 : retryDelayMs(misfits, pace, random()), askAnew);
    },
    stop: timer.stop,
  };
}

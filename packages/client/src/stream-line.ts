import type { Clock, StreamAsk } from '@bizboost/core/contract';
import type { ClientLimits } from './limits.ts';
import type { Requester } from './requester.ts';
import { attemptStream, silenceError, type StreamEnd } from './stream-attempt.ts';
import { streamMessageOf, type StreamMessage } from './stream-message.ts';
import { createTimer } from './timer.ts';

export interface StreamLineOptions {
  readonly send: Requester;
  readonly clock: Clock;
  readonly limits: Pick<ClientLimits, 'silenceMs' | 'maxMessageBytes'>;
  /** Something came, whatever it is. */
  heard(): void;
  message(message: StreamMessage | 'unknown' | 'bad'): void;
  /** The server's `retry:`. */
  retry(baseMs: number): void;
  /** It is over by itself, not by `stop`. */
  over(end: StreamEnd): void;
}

/** One stream at a time, given up when no byte comes for too long. */
export interface StreamLine {
  /** In place of the one before. */
  open(asks: readonly StreamAsk[]): void;
  stop(): void;
  /** Whether its silence has lasted too long already: a page that was frozen did not notice. */
  isOverdue(): boolean;
}

export function createStreamLine(options: StreamLineOptions): StreamLine {
  const { send, clock, limits } = options;
  const silence = createTimer(clock);
  let attempt = new AbortController();
  let lastSignAt = 0;

  function listen(): void {
    lastSignAt = clock.now();
    silence.start(limits.silenceMs, () =>
      options.over({ type: 'dropped', error: silenceError(limits.silenceMs), poll: true }),
    );
  }

  function stop(): void {
    silence.stop();
    attempt.abort();
  }

  return {
    open(asks) {
      stop();
      const { signal } = (attempt = new AbortController());
      const unlessStopped = (act: () => void): void => {
        if (!signal.aborted) act();
      };
      const sink = {
        bytes: () => unlessStopped(() => (listen(), options.heard())),
        event: (name: string, data: string) => unlessStopped(() => options.message(streamMessageOf(name, data))),
        retry: (baseMs: number) => unlessStopped(() => options.retry(baseMs)),
      };
      listen();
      void attemptStream({ send, asks, sink, maxMessageBytes: limits.maxMessageBytes, signal }).then((end) =>
        unlessStopped(() => options.over(end)),
      );
    },
    stop,
    isOverdue: () => clock.now() - lastSignAt > limits.silenceMs,
  };
}

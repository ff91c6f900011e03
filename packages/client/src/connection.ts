import type { Cancel, Clock, StreamAsk } from '@bizboost/core/contract';
import { createAskingAnew } from './asking-anew.ts';
import type { ClientLimits } from './limits.ts';
import { reportOf, type LinkReport } from './link-report.ts';
import { awaitsData, initialLink, isOpen, reduceLink, type Conditions, type LinkEvent } from './link-state.ts';
import { startPolling } from './poller.ts';
import type { Requester } from './requester.ts';
import type { StreamEnd } from './stream-attempt.ts';
import { createStreamLine } from './stream-line.ts';
import type { StreamMessage } from './stream-message.ts';
import { createTimer } from './timer.ts';

export interface ConnectionOptions {
  readonly send: Requester;
  readonly clock: Clock;
  readonly random: () => number;
  readonly limits: ClientLimits;
  /** What is asked, with the revisions that are had, at this moment. */
  asks(): readonly StreamAsk[];
  /** Takes a message in. False: it does not fit, the question must be asked anew. */
  receive(message: StreamMessage): boolean;
  /** A message was not what the contract says. */
  rejected(): void;
  report(report: LinkReport): void;
}

/** The way to the server: one stream, or polling in its place, while there is a reason to. */
export interface Connection {
  /** Conditions or questions may be others now. */
  update(conditions: Conditions): void;
  /** The page can be seen again: no more waiting, and what has been silent too long is dead. */
  shown(): void;
  woken(): void;
  reconnect(): void;
  close(): void;
}

const nothing: Cancel = () => undefined;

/** Runs what the link's state asks for. Every decision is in `link-state.ts`. */
export function createConnection(options: ConnectionOptions): Connection {
  const { clock, limits, random } = options;
  const retry = createTimer(clock);
  const quiet = createTimer(clock);
  const anew = createAskingAnew({ clock, limits, random, askAnew: () => dispatch({ type: 'reopened' }) });
  const stream = createStreamLine({
    ...options,
    heard: () => state.phase !== 'live' && dispatch({ type: 'pushed', at: clock.now() }),
    message: receive,
    retry: (baseMs) => dispatch({ type: 'retry', baseMs }),
    over,
  });
  let state = initialLink;
  let stopPolling = nothing;
  let asked = '';

  function dispatch(event: LinkEvent): void {
    const before = state;
    state = reduceLink(before, event, limits);
    if (state === before) return;
    if (state.run !== before.run || !isOpen(state)) stream.stop();
    if (state.run !== before.run && isOpen(state)) {
      asked = askedBy(options);
      stream.open(options.asks());
    }
    if (state.retryAt !== before.retryAt) waitUntil(state.retryAt);
    if (awaitsData(state) !== awaitsData(before)) waitForData();
    if ((state.polling === 'no') !== (before.polling === 'no')) poll();
    options.report(reportOf(state));
  }

  function over(end: StreamEnd): void {
    dispatch(end.type === 'dropped' ? { ...end, at: clock.now(), random: random() } : end);
  }

  function receive(message: StreamMessage | 'unknown' | 'bad'): void {
    if (message === 'unknown') return;
    if (message !== 'bad' && options.receive(message)) {
      if (message.type === 'patch') anew.patched();
      return;
    }
    options.rejected();
    anew.misfit();
  }

  function waitUntil(retryAt: number | undefined): void {
    if (retryAt === undefined) retry.stop();
    else retry.start(retryAt - clock.now(), () => dispatch({ type: 'due' }));
  }

  /** Runs through all attempts, however they end: somebody waits for data. */
  function waitForData(): void {
    if (awaitsData(state)) quiet.start(limits.silenceMs, () => dispatch({ type: 'quiet' }));
    else quiet.stop();
  }

  function poll(): void {
    stopPolling();
    stopPolling = nothing;
    if (state.polling === 'no') return;
    asked = askedBy(options);
    stopPolling = startPolling({
      ...options,
      ...limits,
      polled: (error) => dispatch({ type: 'polled', error }),
      denied: (error) => dispatch({ type: 'denied', error }),
    });
  }

  return {
    update(conditions) {
      dispatch({ type: 'conditions', ...conditions });
      if (!isOpen(state) && state.polling === 'no') return;
      if (asked === askedBy(options)) return;
      dispatch({ type: 'reopened' });
      poll();
    },
    shown: () => (state.phase === 'waiting' || (isOpen(state) && stream.isOverdue())) && dispatch({ type: 'woken' }),
    woken: () => dispatch({ type: 'woken' }),
    reconnect: () => dispatch({ type: 'reconnect' }),
    close() {
      dispatch({ type: 'conditions', wanted: false, visible: true, online: true });
      anew.stop();
    },
  };
}

/** The set of questions, whatever order they come in. */
function askedBy({ asks }: ConnectionOptions): string {
  return asks()
    .map(({ ask }) => ask)
    .sort()
    .join('\n');
}

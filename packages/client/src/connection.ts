import type { BizBoostError, Cancel, Clock, StreamAsk } from '@bizboost/core/contract';
import { retryDelayMs } from './backoff.ts';
import type { ClientLimits } from './limits.ts';
import { reportOf, type LinkReport } from './link-report.ts';
import { awaitsData, initialLink, isOpen, reduceLink, type Conditions, type LinkEvent } from './link-state.ts';
import { startPolling } from './poller.ts';
import type { Requester } from './requester.ts';
import { attemptStream, silenceError } from './stream-attempt.ts';
import { streamMessageOf, type StreamMessage } from './stream-message.ts';
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
  const { clock, limits } = options;
  let state = initialLink;
  const retry = createTimer(clock);
  const quiet = createTimer(clock);
  const silence = createTimer(clock);
  const askingAnew = createTimer(clock);
  let stopStream = nothing;
  let stopPolling = nothing;
  let lastSignAt = 0;
  let misfits = 0;
  let asked = '';

  function dispatch(event: LinkEvent): void {
    const before = state;
    state = reduceLink(before, event, limits);
    if (state === before) return;
    if (state.run !== before.run || !isOpen(state)) stopStream();
    if (state.run !== before.run && isOpen(state)) openStream();
    if (state.retryAt !== before.retryAt) waitUntil(state.retryAt);
    if (awaitsData(state) !== awaitsData(before)) waitForData();
    if ((state.polling === 'no') !== (before.polling === 'no')) poll();
    options.report(reportOf(state));
  }

  function openStream(): void {
    const controller = new AbortController();
    const { signal } = controller;
    stopStream = () => (silence.stop(), controller.abort());
    listen();
    asked = askedNow();
    const sink = {
      bytes: () => signal.aborted || (listen(), heard()),
      event: (name: string, data: string) => signal.aborted || receive(streamMessageOf(name, data)),
      retry: (baseMs: number) => signal.aborted || dispatch({ type: 'retry', baseMs }),
    };
    void attemptStream({
      send: options.send,
      asks: options.asks(),
      sink,
      maxMessageBytes: limits.maxMessageBytes,
      signal,
    }).then((end) => {
      if (signal.aborted) return;
      if (end.type === 'dropped') drop(end.error, end.poll);
      else dispatch(end);
    });
  }

  /** Gives the stream up when no byte comes for too long from now on. */
  function listen(): void {
    lastSignAt = clock.now();
    silence.start(limits.silenceMs, () => drop(silenceError(limits.silenceMs), true));
  }

  function drop(error: BizBoostError, poll = false): void {
    dispatch({ type: 'dropped', at: clock.now(), error, random: options.random(), poll });
  }

  function heard(): void {
    if (state.phase !== 'live') dispatch({ type: 'pushed', at: clock.now() });
  }

  function receive(message: StreamMessage | 'unknown' | 'bad'): void {
    if (message === 'unknown') return;
    if (message !== 'bad' && options.receive(message)) {
      if (message.type === 'patch') misfits = 0;
      return;
    }
    options.rejected();
    askAnew();
  }

  /** The stream is opened again: the server then sends all that we do not have. Ever slower where that does not help. */
  function askAnew(): void {
    misfits += 1;
    const waitMs =
      misfits === 1
        ? 0
        : retryDelayMs(misfits, { baseMs: limits.retryBaseMs, capMs: limits.retryCapMs }, options.random());
    askingAnew.start(waitMs, () => dispatch({ type: 'reopened' }));
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
    asked = askedNow();
    stopPolling = startPolling({
      send: options.send,
      clock,
      pollMs: limits.pollMs,
      requestMs: limits.requestMs,
      asks: options.asks,
      receive: options.receive,
      polled: (error) => dispatch({ type: 'polled', error }),
      denied: (error) => dispatch({ type: 'denied', error }),
    });
  }

  /** The set of questions, whatever order they come in. */
  const askedNow = (): string =>
    options
      .asks()
      .map(({ ask }) => ask)
      .sort()
      .join('\n');
  const isOverdue = (): boolean => isOpen(state) && clock.now() - lastSignAt > limits.silenceMs;

  return {
    update(conditions) {
      dispatch({ type: 'conditions', ...conditions });
      if (!isOpen(state) && state.polling === 'no') return;
      if (asked === askedNow()) return;
      dispatch({ type: 'reopened' });
      poll();
    },
    shown: () => (state.phase === 'waiting' || isOverdue()) && dispatch({ type: 'woken' }),
    woken: () => dispatch({ type: 'woken' }),
    reconnect: () => dispatch({ type: 'reconnect' }),
    close() {
      dispatch({ type: 'conditions', wanted: false, visible: true, online: true });
      askingAnew.stop();
    },
  };
}

import { BizBoostError, type Cancel, type Clock, type JsonObject, type StreamAsk } from '@bizboost/core/contract';
import * as z from 'zod/mini';
import { checkedValue } from './checked-answer.ts';
import { errorOfNetwork, jsonOf } from './http-error.ts';
import type { Requester } from './requester.ts';
import { isDenial } from './stream-attempt.ts';
import type { StreamMessage } from './stream-message.ts';

export interface PollerOptions {
  readonly send: Requester;
  readonly clock: Clock;
  readonly pollMs: number;
  /** A round that takes longer is given up. */
  readonly requestMs: number;
  asks(): readonly StreamAsk[];
  receive(message: StreamMessage): boolean;
  /** A round is over. `error`: something in it failed that may pass. */
  polled(error?: BizBoostError): void;
  denied(error: BizBoostError): void;
}

/** Asks all questions singly, with the revisions that are had, at once and then at intervals, until it is cancelled. */
export function startPolling(options: PollerOptions): Cancel {
  let cancelRound: Cancel = () => undefined;
  let isOver = false;
  const round = (): void => {
    const controller = new AbortController();
    const cancelTimeout = options.clock.schedule(options.requestMs, () => controller.abort());
    cancelRound = () => (cancelTimeout(), controller.abort());
    void Promise.all(options.asks().map((ask) => pollOne(options, ask, controller.signal))).then((errors) => {
      cancelTimeout();
      if (isOver) return;
      const error = worst(errors);
      // First the next round: what is told below may end the polling.
      cancelRound = options.clock.schedule(Math.max(options.pollMs, error?.retryAfterMs ?? 0), round);
      if (error !== undefined && isDenial(error)) options.denied(error);
      else options.polled(error);
    });
  };
  round();
  return () => {
    isOver = true;
    cancelRound();
  };
}

const pollable = z.object({ revision: z.string() });

/** Takes one answer in; gives the error that concerns more than this question. */
async function pollOne(
  options: PollerOptions,
  { ask, have }: StreamAsk,
  signal: AbortSignal,
): Promise<BizBoostError | undefined> {
  try {
    const ifNoneMatch = (): string | undefined => (have === undefined ? undefined : `"${have}"`);
    const response = await options.send({ method: 'GET', path: ask, accept: 'application/json', ifNoneMatch, signal });
    if (response.status === 304) return undefined;
    const data = (await jsonOf(response)) as JsonObject;
    const { revision } = checkedValue(pollable, data);
    if (!signal.aborted) options.receive({ type: 'answer', ask, revision, data });
    return undefined;
  } catch (cause) {
    const error = errorOfPoll(cause, signal);
    if (error.retryable || isDenial(error)) return error;
    options.receive({ type: 'problem', ask, code: error.code, title: error.message });
    return undefined;
  }
}

function errorOfPoll(cause: unknown, signal: AbortSignal): BizBoostError {
  return signal.aborted
    ? new BizBoostError('timeout', 'Expected an answer in time, received none.')
    : errorOfNetwork(cause);
}

function worst(errors: readonly (BizBoostError | undefined)[]): BizBoostError | undefined {
  return errors.find((error) => error !== undefined && isDenial(error)) ?? errors.find((error) => error !== undefined);
}

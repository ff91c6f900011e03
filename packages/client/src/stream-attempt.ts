import { BizBoostError, type StreamAsk } from '@bizboost/core/contract';
import { readEventStream, type EventStreamSink } from './event-stream.ts';
import { errorOfNetwork } from './http-error.ts';
import type { Requester } from './requester.ts';

/** How an attempt to stream ended. `poll`: the server answers, only not with a stream, so asking singly may work. */
export type StreamEnd =
  | { readonly type: 'ended' }
  | { readonly type: 'denied'; readonly error: BizBoostError }
  | { readonly type: 'dropped'; readonly error: BizBoostError; readonly poll?: boolean };

export interface StreamAttempt {
  readonly send: Requester;
  readonly asks: readonly StreamAsk[];
  readonly sink: EventStreamSink;
  readonly maxMessageBytes: number;
  readonly signal: AbortSignal;
}

/** Opens a stream and reads it to its end. Never rejects; what it resolves with after an abort means nothing. */
export async function attemptStream({ send, asks, sink, maxMessageBytes, signal }: StreamAttempt): Promise<StreamEnd> {
  let response: Response;
  try {
    response = await send({ method: 'POST', path: 'stream', accept: 'text/event-stream', body: { asks }, signal });
  } catch (cause) {
    return refusalOf(errorOfNetwork(cause));
  }
  const wrong = wrongAnswer(response);
  if (wrong !== undefined) {
    await response.body?.cancel().catch(() => undefined);
    return wrong;
  }
  try {
    await readEventStream(response.body!, sink, maxMessageBytes);
    return {
      type: 'dropped',
      error: new BizBoostError('unavailable', 'The server ended the stream. It is opened again.'),
    };
  } catch (cause) {
    return { type: 'dropped', error: errorOfNetwork(cause) };
  }
}

function wrongAnswer(response: Response): StreamEnd | undefined {
  if (response.status === 204) return { type: 'ended' };
  const contentType = response.headers.get('content-type') ?? 'nothing';
  if (response.body !== null && /^text\/event-stream\b/i.test(contentType)) return undefined;
  const facts = { expected: 'text/event-stream', received: contentType.slice(0, 80) };
  const message = `Expected ${facts.expected}, received ${facts.received}. Check that the address is BizBoost's and that nothing in between answers for it.`;
  return { type: 'dropped', error: new BizBoostError('unavailable', message, facts), poll: true };
}

function refusalOf(error: BizBoostError): StreamEnd {
  if (isDenial(error)) return { type: 'denied', error };
  // Not heard at all, or told to wait: asking singly would only add to it.
  const isBusy = error.code === 'unavailable' || error.code === 'timeout' || error.code === 'rate_limited';
  return { type: 'dropped', error, poll: !isBusy };
}

/** Whether it says that this holder may not, so that no retry helps. */
export function isDenial(error: BizBoostError): boolean {
  return error.code === 'unauthenticated' || error.code === 'forbidden';
}

/** No byte for so long. */
export function silenceError(silenceMs: number): BizBoostError {
  const expected = `a byte of the stream at least every ${silenceMs / 1000} s`;
  return new BizBoostError(
    'timeout',
    `Expected ${expected}, received none. Something in between may hold the stream back.`,
    { expected },
  );
}

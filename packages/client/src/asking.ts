import {
  addressOf,
  BizBoostError,
  type AnalyticsSource,
  type AnswerOf,
  type AskOptions,
  type CommandDefinition,
  type InputOf,
  type ParamsOf,
  type QueryDefinition,
  type ReceiptOf,
} from '@bizboost/core/contract';
import { checkedValue } from './checked-answer.ts';
import { errorOfNetwork, jsonOf } from './http-error.ts';
import { identityOf } from './identity.ts';
import { createRememberedAnswers, type RememberedAnswer, type RememberedAnswers } from './remembered-answers.ts';
import { createRequester, type RequesterOptions, type Requester } from './requester.ts';
import type { World } from './world.ts';

/** Single questions and commands, each one request. */
export interface Asking extends Pick<AnalyticsSource, 'ask' | 'act'> {
  /** Ends what is under way with `AbortError`. */
  close(): void;
}

export function createAsking(world: World, token: RequesterOptions['token']): Asking {
  const send = createRequester({ ...world, token });
  const memory = createRememberedAnswers(world.limits.maxRemembered);
  const closing = new AbortController();
  const timed = <T>(options: AskOptions | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> =>
    withinLimits(world, [closing.signal, options?.signal], work);
  return {
    ask: async <Q extends QueryDefinition>(
      query: Q,
      params: ParamsOf<Q>,
      options?: AskOptions,
    ): Promise<AnswerOf<Q>> => {
      const address = addressOf(query, params);
      const body = await timed(options, (signal) => get({ world, send, memory, address, signal }));
      return checkedValue<Q['result']>(query.result, body);
    },
    act: async <C extends CommandDefinition>(
      command: C,
      input: InputOf<C>,
      options?: AskOptions,
    ): Promise<ReceiptOf<C>> => {
      const body = await timed(options, async (signal) => {
        const response = await send({
          method: 'POST',
          path: command.path,
          accept: 'application/json',
          body: input,
          signal,
        });
        return response.status === 204 ? undefined : jsonOf(response);
      });
      return checkedValue<C['receipt']>(command.receipt, body);
    },
    close: () => closing.abort(),
  };
}

interface Get {
  readonly world: World;
  readonly send: Requester;
  readonly memory: RememberedAnswers;
  readonly address: string;
  readonly signal: AbortSignal;
}

async function get({ world, send, memory, address, signal }: Get): Promise<unknown> {
  let own: ReturnType<RememberedAnswers['of']> | undefined;
  let had: RememberedAnswer | undefined;
  const ifNoneMatch = (token: string | undefined): string | undefined => {
    own = memory.of(identityOf(token, world.business));
    had = own.get(address);
    return had?.etag;
  };
  const response = await send({ method: 'GET', path: address, accept: 'application/json', ifNoneMatch, signal });
  if (response.status === 304 && had !== undefined) return had.body;
  const body = await jsonOf(response);
  const etag = response.headers.get('etag');
  if (etag !== null) own?.set(address, { etag, body });
  return body;
}

/** Runs it until it is done, one of the signals aborts, or the time is over. */
async function withinLimits<T>(
  { clock, limits }: World,
  signals: readonly (AbortSignal | undefined)[],
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const given = signals.filter((signal) => signal !== undefined);
  const cancelTimeout = clock.schedule(limits.requestMs, () => controller.abort(timeoutError(limits.requestMs)));
  const follow = (): void => controller.abort(given.find((signal) => signal.aborted)?.reason);
  for (const signal of given) signal.addEventListener('abort', follow);
  try {
    if (given.some((signal) => signal.aborted)) follow();
    controller.signal.throwIfAborted();
    // The race is for a token function that never answers: no signal reaches it.
    return await Promise.race([work(controller.signal), rejectedBy(controller.signal)]);
  } catch (cause) {
    controller.signal.throwIfAborted();
    throw errorOfNetwork(cause);
  } finally {
    cancelTimeout();
    for (const signal of given) signal.removeEventListener('abort', follow);
  }
}

function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
  );
}

function timeoutError(requestMs: number): BizBoostError {
  const expected = `an answer within ${requestMs / 1000} s`;
  return new BizBoostError('timeout', `Expected ${expected}, received none.`, { expected });
}

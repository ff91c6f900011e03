import { BizBoostError, type Clock } from '@bizboost/core/contract';
import { errorOfNetwork, errorOfResponse } from './http-error.ts';

/** A request below the base URL. */
export interface ServerRequest {
  readonly method: 'GET' | 'POST';
  /** After the base path, with its parameters, e.g. `analytics/live?period=today`. */
  readonly path: string;
  readonly accept: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** The tag of the answer that is had, which may be another one for another holder. */
  readonly ifNoneMatch?: ((token: string | undefined) => string | undefined) | undefined;
  readonly signal: AbortSignal;
}

/** Sends requests with the caller's credentials. Resolves with 2xx and 304 only. */
export type Requester = (request: ServerRequest) => Promise<Response>;

export interface RequesterOptions {
  /** Ends with a slash. */
  readonly baseUrl: string;
  readonly business?: string | undefined;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Read anew for every attempt; told the one that was refused, where there may be several. */
  token(refused?: string): string | undefined | Promise<string | undefined>;
}

/**
 * A requester that reads the token for each attempt, and after a `401` reads it once more and tries once more.
 * Rejects with the server's `BizBoostError`, with `unavailable` where there is no server, or with `AbortError`.
 */
export function createRequester(options: RequesterOptions): Requester {
  return async (request) => {
    const token = await readToken(options);
    const response = await attempt(options, request, token);
    const first = { response, token };
    const last = response.status === 401 ? await retried(options, request, first) : first;
    if (last.response.ok || last.response.status === 304) return last.response;
    throw await errorOfResponse(last.response, options.clock.now(), last.token);
  };
}

interface Attempt {
  readonly response: Response;
  readonly token: string | undefined;
}

async function retried(options: RequesterOptions, request: ServerRequest, refused: Attempt): Promise<Attempt> {
  await refused.response.body?.cancel().catch(() => undefined);
  const token = await readToken(options, refused.token);
  return { response: await attempt(options, request, token), token };
}

async function attempt(options: RequesterOptions, request: ServerRequest, token?: string): Promise<Response> {
  request.signal.throwIfAborted();
  try {
    return await options.fetch(urlOf(options, request.path), {
      method: request.method,
      headers: headersOf(request, token),
      signal: request.signal,
      cache: 'no-store',
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    });
  } catch (cause) {
    request.signal.throwIfAborted();
    throw errorOfNetwork(cause);
  }
}

async function readToken(options: RequesterOptions, refused?: string): Promise<string | undefined> {
  try {
    return await options.token(refused);
  } catch (cause) {
    throw tokenError(cause);
  }
}

/** What a token function that throws means: its own `BizBoostError`, else something that may pass. */
export function tokenError(cause: unknown): BizBoostError {
  if (BizBoostError.isInstance(cause)) return cause;
  const message = 'Expected a token, but the function that gives it failed. Check `token`.';
  return new BizBoostError('unavailable', message, { expected: 'a token', cause });
}

function urlOf({ baseUrl, business }: RequesterOptions, path: string): string {
  const url = new URL(baseUrl + path);
  if (business !== undefined) url.searchParams.set('business', business);
  return url.href;
}

function headersOf(request: ServerRequest, token: string | undefined): Record<string, string> {
  const tag = request.ifNoneMatch?.(token);
  return {
    accept: request.accept,
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(tag === undefined ? {} : { 'if-none-match': tag }),
  };
}

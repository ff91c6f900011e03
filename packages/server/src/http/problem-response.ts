import { BizBoostError, httpStatusOf } from '@bizboost/core';
import type { Log } from '../log.ts';
import { problemDocumentOf, publicErrorOf, type PublicError } from './problem.ts';

/** What a client is told to wait where nobody knows better. */
const DEFAULT_RETRY_AFTER_S = 5;

/** The failure as a response. What a client need not know is logged instead. */
export function problemResponseOf(error: unknown, log: Log): Response {
  // The client went away: nobody reads this, and nothing is wrong.
  if (isAbort(error)) return new Response(null, { status: 499 });
  const known = publicErrorOf(error, log);
  const status = error instanceof MethodNotAllowed ? 405 : httpStatusOf(known.code);
  return new Response(JSON.stringify(problemDocumentOf(known, status)), {
    status,
    headers: headersOf(error, known, status),
  });
}

function headersOf(error: unknown, known: PublicError, status: number): Record<string, string> {
  const headers: Record<string, string> = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' };
  if (error instanceof MethodNotAllowed) headers['allow'] = error.allowed.join(', ');
  if (status === 401) headers['www-authenticate'] = 'Bearer';
  if (status === 415) headers['accept-encoding'] = 'gzip';
  if (status === 429 || status === 503) headers['retry-after'] = String(retryAfterSecondsOf(known.retryAfterMs));
  return headers;
}

function retryAfterSecondsOf(retryAfterMs: number | undefined): number {
  return retryAfterMs === undefined ? DEFAULT_RETRY_AFTER_S : Math.max(1, Math.ceil(retryAfterMs / 1000));
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** The address is right and the method is not (405); the closed list of codes has `not_found` for it. */
export class MethodNotAllowed extends BizBoostError {
  readonly allowed: readonly string[];

  constructor(method: string, allowed: readonly string[]) {
    super('not_found', `${method} is not answered here. Use ${allowed.join(' or ')}.`, {
      expected: allowed.join(' or '),
      received: method,
    });
    this.allowed = allowed;
  }
}

import { BizBoostError, httpStatusOf, type ErrorCode } from '@bizboost/core';
import type { Log } from '../log.ts';

/** The body of every failure (RFC 9457). Holds no stack, query, path of a file, or secret. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What was expected, what came, what to do. */
  readonly detail: string;
  readonly code: ErrorCode;
  /** JSON Pointer of the field at fault. */
  readonly path?: string | undefined;
  readonly expected?: string | undefined;
  readonly received?: string | undefined;
  readonly retryable: boolean;
  /** What to quote to the people who run the server; their log has the cause under it. */
  readonly reference?: string | undefined;
}

const TITLES: Readonly<Record<ErrorCode, string>> = {
  invalid_input: 'The request is not right',
  unauthenticated: 'A valid token is needed',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  conflict: 'In conflict with what is kept',
  too_large: 'Too large',
  unsupported_media_type: 'Media type not supported',
  rate_limited: 'Too many requests',
  internal: 'Something went wrong here',
  unsupported: 'Not supported by this server',
  invalid_record: 'The store gave a record that cannot be read',
  unavailable: 'Not available now',
  timeout: 'Took too long',
};

/** What a client may read of a failure. From 500 on that is its kind alone; the rest goes to the log, under a reference. */
export interface PublicError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly facts: Pick<BizBoostError, 'path' | 'expected' | 'received'> | undefined;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly reference: string | undefined;
}

export function publicErrorOf(error: unknown, log: Log): PublicError {
  const known = BizBoostError.isInstance(error) ? error : undefined;
  const code = known?.code ?? 'internal';
  const common = { code, retryable: known?.retryable ?? false, retryAfterMs: known?.retryAfterMs };
  if (known && httpStatusOf(code) < 500)
    return { ...common, message: known.message, facts: known, reference: undefined };
  const reference = known?.reference ?? crypto.randomUUID();
  log({ level: 'error', message: TITLES[code], reference, error });
  return { ...common, message: TITLES[code], facts: undefined, reference };
}

/** `status` only where HTTP has a finer one than the code. */
export function problemDocumentOf(error: PublicError, status: number = httpStatusOf(error.code)): ProblemDocument {
  return {
    type: `urn:bizboost:problem:${error.code}`,
    title: TITLES[error.code],
    status,
    detail:
      error.reference === undefined
        ? error.message
        : `${error.message}. The server's log has the cause under the reference.`,
    code: error.code,
    path: error.facts?.path,
    expected: error.facts?.expected,
    received: error.facts?.received,
    retryable: error.retryable,
    reference: error.reference,
  };
}

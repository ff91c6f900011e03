/** Every way a call to BizBoost can fail. The list is closed: hosts may switch on it. */
export type ErrorCode =
  | 'invalid_input'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_large'
  | 'unsupported_media_type'
  | 'rate_limited'
  | 'internal'
  | 'unsupported'
  | 'invalid_record'
  | 'unavailable'
  | 'timeout';

const STATUS: Readonly<Record<ErrorCode, number>> = {
  invalid_input: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  internal: 500,
  unsupported: 501,
  invalid_record: 502,
  unavailable: 503,
  timeout: 504,
};

const RETRYABLE: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['rate_limited', 'unavailable', 'timeout']);

/** The facts of an error, as fields, so that no caller has to read them out of a message. */
export interface ErrorFacts {
  /** JSON Pointer of the offending field, e.g. `/items/0/unit_price`. */
  readonly path?: string;
  /** What would have been right, in words. */
  readonly expected?: string;
  /** What came, shortened; never a secret. */
  readonly received?: string;
  /** Whether the same call may succeed later. Default: by code. */
  readonly retryable?: boolean;
  /** Milliseconds to wait before a retry, where known. */
  readonly retryAfterMs?: number;
  /** For `internal`: the reference under which the log holds the cause. */
  readonly reference?: string;
  readonly cause?: unknown;
}

// Symbol.for: two copies of this package in one program still know each other's errors.
const MARK = Symbol.for('bizboost.error');

/**
 * The one error class. `message` says what was expected, what came and what to do; the facts are fields.
 * An aborted call rejects with the platform's own `AbortError` instead.
 */
export class BizBoostError extends Error {
  readonly code: ErrorCode;
  readonly path: string | undefined;
  readonly expected: string | undefined;
  readonly received: string | undefined;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly reference: string | undefined;

  constructor(code: ErrorCode, message: string, facts: ErrorFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = 'BizBoostError';
    this.code = code;
    this.path = facts.path;
    this.expected = facts.expected;
    this.received = facts.received;
    this.retryable = facts.retryable ?? RETRYABLE.has(code);
    this.retryAfterMs = facts.retryAfterMs;
    this.reference = facts.reference;
    Object.defineProperty(this, MARK, { value: true });
  }

  /** True for an error of this class, also one made by another copy of the package. */
  static isInstance(value: unknown): value is BizBoostError {
    return typeof value === 'object' && value !== null && (value as Record<symbol, unknown>)[MARK] === true;
  }
}

/** The HTTP status that says the same as the code. */
export function httpStatusOf(code: ErrorCode): number {
  return STATUS[code];
}

/** True for a word of the closed list. */
export function isErrorCode(word: unknown): word is ErrorCode {
  return typeof word === 'string' && Object.hasOwn(STATUS, word);
}

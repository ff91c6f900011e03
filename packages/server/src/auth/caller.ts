import type { View } from '@bizboost/core';

/** What a caller may do: ask, send records, run commands, watch over the server. */
export type Scope = 'read' | 'ingest' | 'act' | 'operator';

export const SCOPES: readonly Scope[] = ['read', 'ingest', 'act', 'operator'];

/** Who is calling, once they have proven it. */
export interface Caller {
  /** The one business they see. Only an operator may have none. */
  readonly business?: string | undefined;
  readonly scopes: readonly Scope[];
  /** What rates and streams are counted by. Default: business and subject together. */
  readonly key?: string | undefined;
  /** Who of that business, e.g. a user's id. */
  readonly subject?: string | undefined;
  /** Another time zone or week than the business's own. */
  readonly view?: View | undefined;
  /** Milliseconds UTC; a stream ends then. Absent: never. */
  readonly expiresAt?: number | undefined;
}

/**
 * A host's own way to know its callers. `undefined` is a caller it does not know (401).
 * It may throw a `BizBoostError` to answer otherwise.
 */
export type Authenticate = (request: Request) => Caller | undefined | Promise<Caller | undefined>;

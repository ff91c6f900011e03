import type { TokenSource } from '@bizboost/client';
import type { AnalyticsSource } from '@bizboost/core/contract';

/** Where an element gets its answers, as its attributes and properties say. */
export interface SourceAddress {
  readonly source?: AnalyticsSource | undefined;
  readonly src?: string | undefined;
  readonly business?: string | undefined;
  readonly token?: TokenSource | undefined;
  readonly tokenSrc?: string | undefined;
}

/** Equal where two addresses name the same source for the same viewer. */
export function isSameAddress(one: SourceAddress | undefined, other: SourceAddress): boolean {
  if (one === undefined) return false;
  if (one.source != null || other.source != null) return one.source === other.source;
  return (
    one.src === other.src &&
    one.business === other.business &&
    one.token === other.token &&
    one.tokenSrc === other.tokenSrc
  );
}

import { createClient, type AnalyticsClient, type TokenSource } from '@bizboost/client';
import type { AnalyticsSource } from '@bizboost/core/contract';
import { tokenFrom } from './token-source.ts';

/** Where an element gets its answers, as its attributes and properties say. */
export interface SourceAddress {
  readonly source?: AnalyticsSource | undefined;
  readonly src?: string | undefined;
  readonly business?: string | undefined;
  readonly token?: TokenSource | undefined;
  readonly tokenSrc?: string | undefined;
}

/** A source in use. Ended with `close`, which leaves one that the host gave alone. */
export interface OpenSource {
  readonly source: AnalyticsSource;
  close(): void;
}

/** Opens what the address names; `undefined` if it names nothing. Throws a `BizBoostError` for an address that cannot be. */
export function openSource(address: SourceAddress): OpenSource | undefined {
  if (address.source != null) return { source: address.source, close: () => undefined };
  if (!address.src) return undefined;
  const token = address.token ?? (address.tokenSrc ? tokenFrom(address.tokenSrc) : undefined);
  const client: AnalyticsClient = createClient({ url: new URL(address.src, document.baseURI), token, business: address.business || undefined });
  return { source: client, close: () => client.close() };
}

/** Equal where two addresses name the same source for the same viewer. */
export function isSameAddress(one: SourceAddress | undefined, other: SourceAddress): boolean {
  if (one === undefined) return false;
  if (one.source != null || other.source != null) return one.source === other.source;
  return one.src === other.src && one.business === other.business && one.token === other.token && one.tokenSrc === other.tokenSrc;
}

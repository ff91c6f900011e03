import { createClient } from '@bizboost/client';
import type { AnalyticsSource } from '@bizboost/core/contract';
import type { SourceAddress } from './source-address.ts';
import { tokenFrom } from './token-source.ts';

/** A source in use. Ended with `close`, which leaves one that the host gave alone. */
export interface OpenSource {
  readonly source: AnalyticsSource;
  close(): void;
}

/** Opens what the address names. Throws for an address that cannot be one. */
export function openSource({ source, src, business, token, tokenSrc }: SourceAddress): OpenSource {
  if (source != null) return { source, close: () => undefined };
  const url = new URL(src ?? '', document.baseURI);
  const client = createClient({
    url,
    token: token ?? (tokenSrc ? tokenFrom(tokenSrc) : undefined),
    business: business || undefined,
  });
  return { source: client, close: () => client.close() };
}

import { BizBoostError } from '@bizboost/core';
import { issueToken, type Scope } from '@bizboost/server';
import { millisecondsOf } from '../input/duration.ts';
import { readSecret } from '../input/secret-file.ts';

export interface TokenOptions {
  readonly business: string;
  /** One or more of `read`, `ingest`, `act`, `operator`, with spaces or commas between. */
  readonly scope: string;
  /** Such as `1h`; at most a day. */
  readonly ttl: string;
  readonly secretFile: string;
  readonly audience?: string;
  readonly subject?: string;
  /** IANA name, in place of the business's own zone. */
  readonly timezone?: string;
}

const SCOPES: readonly string[] = ['read', 'ingest', 'act', 'operator'] satisfies Scope[];

/** A signed token (HS256) that `bizboost serve --secret-file` with the same file accepts. */
export async function token({ business, scope, ttl, secretFile, ...claims }: TokenOptions): Promise<string> {
  const scopes = scopesOf(scope);
  const ttlMs = millisecondsOf(ttl);
  return issueToken(await readSecret(secretFile), { ...claims, business, scopes, ttlMs });
}

function scopesOf(text: string): readonly Scope[] {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  const unknown = words.find((word) => !SCOPES.includes(word));
  if (words.length > 0 && unknown === undefined) return words as Scope[];
  throw new BizBoostError(
    'invalid_input',
    `--scope takes one or more of ${SCOPES.join(', ')}; got "${unknown ?? ''}".`,
  );
}

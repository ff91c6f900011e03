import { BizBoostError } from '@bizboost/core';
import { SignJWT } from 'jose';
import { secondsOf } from '../input/duration.ts';
import { readSecret } from '../input/secret-file.ts';

export interface TokenOptions {
  readonly business: string;
  /** Space-separated: `read`, `ingest`, `act`, `operator`. */
  readonly scope: string;
  /** Such as `1h`; at most a day. */
  readonly ttl: string;
  readonly secretFile: string;
  readonly audience?: string;
  readonly subject?: string;
  /** Overrides the business's own time zone for whoever holds the token. */
  readonly timezone?: string;
}

const SCOPES: ReadonlySet<string> = new Set(['read', 'ingest', 'act', 'operator']);
const MAX_TTL_SECONDS = 86_400;

/** A signed token (HS256) that `bizboost serve --secret-file` with the same file accepts. */
export async function token(options: TokenOptions): Promise<string> {
  const scope = checkedScope(options.scope);
  const ttlSeconds = checkedTtl(options.ttl);
  const secret = await readSecret(options.secretFile);
  const claims = { business: options.business, scope, ...(options.timezone && { timezone: options.timezone }) };
  const jwt = new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).setIssuedAt();
  jwt.setExpirationTime(Math.floor(Date.now() / 1000) + ttlSeconds);
  if (options.audience !== undefined) jwt.setAudience(options.audience);
  if (options.subject !== undefined) jwt.setSubject(options.subject);
  return jwt.sign(secret);
}

function checkedScope(text: string): string {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  const unknown = words.find((word) => !SCOPES.has(word));
  if (words.length > 0 && unknown === undefined) return words.join(' ');
  const list = [...SCOPES].join(', ');
  throw new BizBoostError('invalid_input', `--scope takes one or more of ${list}; got "${unknown ?? ''}".`);
}

function checkedTtl(text: string): number {
  const seconds = secondsOf(text);
  if (seconds > 0 && seconds <= MAX_TTL_SECONDS) return seconds;
  throw new BizBoostError('invalid_input', `--ttl must be more than nothing and at most 1d, since servers refuse longer tokens; got ${text}.`);
}

import { BizBoostError, systemClock, type Clock } from '@bizboost/core';
import { SignJWT } from 'jose';
import type { Scope } from './caller.ts';
import { secretBytesOf } from './secret.ts';

/** What a token says. It cannot be taken back, so keep it short-lived. */
export interface TokenClaims {
  readonly business: string;
  /** Default `['read']`. */
  readonly scopes?: readonly Scope[];
  /** From now; above 0, at most 24 hours. Default one hour. */
  readonly ttlMs?: number;
  readonly audience?: string;
  readonly issuer?: string;
  readonly subject?: string;
  /** IANA name; the answers are then cut by this zone's days. */
  readonly timezone?: string;
  /** 1 Monday … 7 Sunday. */
  readonly weekStart?: number;
}

/** No token may live longer: a leaked one is worth a day at most. */
export const LONGEST_TOKEN_MS = 24 * 3_600_000;

/** Signs a token with the server's secret (HS256). Throws `invalid_input` for a short secret or a lifetime out of range. */
export async function issueToken(
  secret: string | Uint8Array,
  claims: TokenClaims,
  clock: Clock = systemClock,
): Promise<string> {
  const { ttlMs = 3_600_000, audience, issuer, subject } = claims;
  checkLifetime(ttlMs);
  const issuedAt = Math.floor(clock.now() / 1000);
  const token = new SignJWT({
    business: claims.business,
    scope: (claims.scopes ?? ['read']).join(' '),
    ...(claims.timezone !== undefined && { timezone: claims.timezone }),
    ...(claims.weekStart !== undefined && { week_start: claims.weekStart }),
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + Math.ceil(ttlMs / 1000));
  if (audience !== undefined) token.setAudience(audience);
  if (issuer !== undefined) token.setIssuer(issuer);
  if (subject !== undefined) token.setSubject(subject);
  return token.sign(secretBytesOf(secret));
}

function checkLifetime(ttlMs: number): void {
  if (ttlMs > 0 && ttlMs <= LONGEST_TOKEN_MS) return;
  throw new BizBoostError(
    'invalid_input',
    `A token lives more than 0 and at most 24 hours; ${ttlMs} ms were asked for. Issue a shorter one and renew it.`,
    {
      path: '/ttlMs',
      expected: 'more than 0 and at most 86,400,000 ms',
      received: String(ttlMs),
    },
  );
}

import { BizBoostError, systemClock, type Clock } from '@bizboost/core';
import { SignJWT } from 'jose';
import type { Scope } from './caller.ts';
import { secretBytesOf } from './secret.ts';
import { isBusinessId, isTimezone, isWeekday } from './token-claims.ts';

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

/**
 * Signs a token with the server's secret (HS256). Throws `invalid_input` for a short secret, a lifetime out of range, and claims that
 * no server would take.
 */
export async function issueToken(
  secret: string | Uint8Array,
  claims: TokenClaims,
  clock: Clock = systemClock,
): Promise<string> {
  const { ttlMs = 3_600_000, audience, issuer, subject } = claims;
  checkLifetime(ttlMs);
  checkClaims(claims);
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

function checkClaims({ business, timezone, weekStart }: TokenClaims): void {
  if (!isBusinessId(business)) throw refusal('/business', 'the id of a business, 1 to 128 characters', business);
  if (timezone !== undefined && !isTimezone(timezone))
    throw refusal('/timezone', 'an IANA name such as "Africa/Lusaka"', timezone);
  if (weekStart !== undefined && !isWeekday(weekStart))
    throw refusal('/weekStart', 'a day from 1 (Monday) to 7 (Sunday)', String(weekStart));
}

function refusal(path: string, expected: string, value: string): BizBoostError {
  const received = JSON.stringify(value.slice(0, 60));
  return new BizBoostError('invalid_input', `A token's ${path.slice(1)} must be ${expected}; got ${received}.`, {
    path,
    expected,
    received,
  });
}

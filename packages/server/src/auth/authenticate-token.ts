import { BizBoostError, type Clock } from '@bizboost/core';
import { errors, jwtVerify, type JWTPayload, type JWTVerifyOptions } from 'jose';
import type { TokenAuth } from './auth.ts';
import type { Authenticate, Caller } from './caller.ts';
import { LONGEST_TOKEN_MS } from './issue-token.ts';
import { invalidToken } from './invalid-token.ts';
import { businessOf, scopesOf, viewOf } from './token-claims.ts';
import { tokenKeysOf } from './token-keys.ts';
import { VerifiedTokens } from './verified-tokens.ts';

/** Knows callers by the token in `Authorization: Bearer`. Throws `invalid_input` at once for a secret that is too short. */
export function tokenAuthenticator(auth: TokenAuth, clock: Clock): Authenticate {
  const { key, algorithms } = tokenKeysOf(auth, clock);
  const rules: JWTVerifyOptions = {
    algorithms: [...algorithms],
    requiredClaims: ['exp'],
    ...(auth.audience !== undefined && {
      audience: typeof auth.audience === 'string' ? auth.audience : [...auth.audience],
    }),
    ...(auth.issuer !== undefined && { issuer: auth.issuer }),
  };
  const verified = new VerifiedTokens(clock);
  return async (request) => {
    const token = bearerOf(request.headers.get('authorization'));
    if (token === undefined) return undefined;
    const known = verified.get(token);
    if (known) return known;
    const now = clock.now();
    const { payload } = await jwtVerify(token, key, { ...rules, currentDate: new Date(now) }).catch(refuse);
    const caller = callerOf(payload, token, now);
    verified.add(token, caller);
    return caller;
  };
}

function bearerOf(header: string | null): string | undefined {
  return /^bearer +([\w.~+/=-]+) *$/i.exec(header ?? '')?.[1];
}

function callerOf(payload: JWTPayload, token: string, now: number): Caller {
  const expiresAt = (payload.exp ?? 0) * 1000;
  if (expiresAt > now + LONGEST_TOKEN_MS) {
    throw invalidToken('Its "exp" is more than 24 hours away; ask for a shorter-lived one.');
  }
  const scopes = scopesOf(payload);
  return {
    business: businessOf(payload, scopes),
    scopes,
    subject: payload.sub,
    view: viewOf(payload),
    expiresAt,
    // The signed middle part: the same for every spelling of the signature, and worth nothing without it.
    key: token.split('.')[1],
  };
}

/** What jose found, in words that say what to do and hold nothing of the token. */
function refuse(error: unknown): never {
  if (BizBoostError.isInstance(error)) throw error;
  if (error instanceof errors.JWTExpired) throw invalidToken('It has expired; ask for a new one.', error);
  if (error instanceof errors.JWTClaimValidationFailed)
    throw invalidToken(`Its claim "${error.claim}" is missing or not accepted here.`, error);
  if (error instanceof errors.JOSEAlgNotAllowed) throw invalidToken('Its algorithm is not accepted here.', error);
  // Also a TypeError: a token may name an algorithm that its key is not made for.
  throw invalidToken('It is not one this server can verify.', error);
}

import { BizBoostError, type Clock } from '@bizboost/core';
import type { RateLimiter } from '../http/rate-limiter.ts';
import type { Auth } from './auth.ts';
import { tokenAuthenticator } from './authenticate-token.ts';
import { SCOPES, type Authenticate, type Caller, type Scope } from './caller.ts';

/** Anyone who gets as far as an open server: every right, no business of their own, nothing counted. */
const OPEN_CALLER: Caller = { scopes: SCOPES };

export interface AdmissionOptions {
  readonly auth: Auth;
  readonly clock: Clock;
  readonly rateLimiter: RateLimiter;
  readonly maxRequestsPerMinute: number;
}

/** Decides who comes in, and for what. */
export class Admission {
  readonly isOpen: boolean;
  readonly #authenticate: Authenticate;
  readonly #rateLimiter: RateLimiter;
  readonly #maxRequestsPerMinute: number;

  /** Throws `invalid_input` for a secret that is too short. */
  constructor({ auth, clock, rateLimiter, maxRequestsPerMinute }: AdmissionOptions) {
    this.isOpen = auth === 'open';
    this.#authenticate = authenticatorOf(auth, clock);
    this.#rateLimiter = rateLimiter;
    this.#maxRequestsPerMinute = maxRequestsPerMinute;
  }

  /** The caller. Throws `unauthenticated`, `rate_limited` or, without the scope, `forbidden`. */
  async admit(request: Request, scope: Scope): Promise<Caller> {
    const caller = await this.#authenticate(request);
    if (!caller)
      throw new BizBoostError('unauthenticated', 'A valid token is needed. Send it as "Authorization: Bearer …".');
    const key = callerKeyOf(caller);
    if (key !== undefined) await this.#count(key);
    if (caller.scopes.includes(scope)) return caller;
    throw new BizBoostError('forbidden', `This needs the scope "${scope}". Ask for a token that has it.`, {
      expected: scope,
      received: caller.scopes.join(' '),
    });
  }

  async #count(key: string): Promise<void> {
    const most = this.#maxRequestsPerMinute;
    const retryAfterMs = await this.#rateLimiter.take(key, most);
    if (retryAfterMs <= 0) return;
    throw new BizBoostError(
      'rate_limited',
      `At most ${most} requests a minute are answered for one token. Wait, and ask for more with one stream.`,
      { retryAfterMs },
    );
  }
}

/** What a caller's requests and streams are counted under; `undefined` where nobody is counted (open mode). */
export function callerKeyOf(caller: Caller): string | undefined {
  if (caller.key !== undefined || caller === OPEN_CALLER) return caller.key;
  return JSON.stringify([caller.business, caller.subject]);
}

function authenticatorOf(auth: Auth, clock: Clock): Authenticate {
  if (auth === 'open') return () => OPEN_CALLER;
  if (typeof auth === 'function') return auth;
  if (typeof auth === 'object' && auth !== null && ('secret' in auth || 'publicKey' in auth || 'jwks' in auth))
    return tokenAuthenticator(auth, clock);
  throw new BizBoostError(
    'invalid_input',
    "A server needs to know its callers: give `auth` a secret, a public key, a JWKS, a function, or 'open'.",
    {
      path: '/auth',
      expected: "{ secret }, { publicKey }, { jwks }, a function, or 'open'",
    },
  );
}

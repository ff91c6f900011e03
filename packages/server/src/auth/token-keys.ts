import { BizBoostError, type Clock } from '@bizboost/core';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  importJWK,
  importSPKI,
  type CryptoKey,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';
import type { JwksAuth, PublicKeyAuth, TokenAuth } from './auth.ts';
import { secretBytesOf } from './secret.ts';

/** What signatures are checked with, and the algorithms that may be used. */
export interface TokenKeys {
  readonly key: JWTVerifyGetKey;
  readonly algorithms: readonly string[];
}

/** How often a published key set is looked at, while tokens come: a key that was taken out of it must not open anything for long. */
const LOOK_AGAIN_MS = 30_000;
/** How long its keys are believed while it cannot be had. */
const KEPT_WHILE_AWAY_MS = 600_000;

const PUBLIC_KEY_ALGORITHMS = ['RS256', 'EdDSA'] as const;

/** Throws `invalid_input` at once for a short secret; a public key is read at its first use. */
export function tokenKeysOf(auth: TokenAuth, clock: Clock): TokenKeys {
  // A secret is never used with a public-key algorithm, nor the other way round: that would let a caller sign with a public key.
  if ('secret' in auth) return { key: once(importSecret(secretBytesOf(auth.secret))), algorithms: ['HS256'] };
  if ('publicKey' in auth)
    return { key: once(() => importPublicKey(auth.publicKey)), algorithms: PUBLIC_KEY_ALGORITHMS };
  return { key: keySetOf(auth.jwks, clock), algorithms: PUBLIC_KEY_ALGORITHMS };
}

function once(load: () => Promise<CryptoKey | Uint8Array>): JWTVerifyGetKey {
  let loaded: Promise<CryptoKey | Uint8Array> | undefined;
  return () => (loaded ??= load());
}

const importSecret = (bytes: Uint8Array) => () =>
  crypto.subtle.importKey('raw', bytes as Uint8Array<ArrayBuffer>, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'verify',
  ]);

async function importPublicKey(key: PublicKeyAuth['publicKey']): Promise<CryptoKey | Uint8Array> {
  if (typeof key !== 'string' && !isJwk(key)) return key;
  for (const algorithm of PUBLIC_KEY_ALGORITHMS) {
    try {
      return typeof key === 'string' ? await importSPKI(key, algorithm) : await importJWK(key, algorithm);
    } catch {
      // Not of this algorithm; the next one may fit.
    }
  }
  throw new BizBoostError(
    'unsupported',
    'The public key could not be read. Give an RSA or Ed25519 key as SPKI PEM ("-----BEGIN PUBLIC KEY-----") or JWK.',
    {
      path: '/auth/publicKey',
      expected: 'an RSA or Ed25519 public key',
    },
  );
}

function isJwk(key: JWK | CryptoKey): key is JWK {
  return 'kty' in key;
}

function keySetOf(jwks: JwksAuth['jwks'], clock: Clock): JWTVerifyGetKey {
  if (typeof jwks !== 'string' && !(jwks instanceof URL)) return createLocalJWKSet(jwks);
  const keys = createRemoteJWKSet(new URL(jwks), { cacheMaxAge: KEPT_WHILE_AWAY_MS });
  let lookAt = -Infinity;
  return async (header, token) => {
    try {
      if (clock.now() >= lookAt) {
        lookAt = clock.now() + LOOK_AGAIN_MS;
        // Where it cannot be had, the keys of a moment ago are better than none.
        await keys.reload().catch(() => undefined);
      }
      return await keys(header, token);
    } catch (cause) {
      if (isAboutTheToken(cause)) throw cause;
      // The address did not answer with a key set: the fault is not the caller's.
      throw new BizBoostError('unavailable', 'The keys that tokens are checked with cannot be had now.', { cause });
    }
  };
}

function isAboutTheToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}

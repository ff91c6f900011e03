import type { CryptoKey, JSONWebKeySet, JWK } from 'jose';
import type { Authenticate } from './caller.ts';

interface TokenRules {
  /** When given, tokens must name it (or one of them) in `aud`. */
  readonly audience?: string | readonly string[];
  /** When given, tokens must name it in `iss`. */
  readonly issuer?: string;
}

/** Tokens signed with a secret both sides have (HS256). At least 32 bytes; a string counts in UTF-8. */
export interface SecretAuth extends TokenRules {
  readonly secret: string | Uint8Array;
}

/** Tokens checked with one public key (RS256 or EdDSA): SPKI as PEM, a JWK, or a key object. */
export interface PublicKeyAuth extends TokenRules {
  readonly publicKey: string | JWK | CryptoKey;
}

/** Tokens checked with a set of public keys (RS256 or EdDSA): its address, which is asked again as keys change, or the set itself. */
export interface JwksAuth extends TokenRules {
  readonly jwks: string | URL | JSONWebKeySet;
}

/** How tokens are checked: the algorithm follows from the kind of key, never from the token. */
export type TokenAuth = SecretAuth | PublicKeyAuth | JwksAuth;

/**
 * How a server knows its callers: by tokens, in the host's own way, or not at all.
 * `'open'` asks for nothing and answers the loopback interface alone (contract section 5).
 */
export type Auth = TokenAuth | Authenticate | 'open';

import type { JsonValue } from '@bizboost/core/contract';

/** Claims that change from one token of the same holder to the next. */
const PASSING_CLAIMS: ReadonlySet<string> = new Set(['exp', 'iat', 'nbf', 'jti']);

/**
 * Who the server takes us for: two clients with equal identities get equal answers, and may share a stream. A token's
 * claims without their times; an opaque token itself; without a token the business (open mode), which may be none.
 * Holds what the token holds: for keys in memory, never for names, logs or messages.
 */
export function identityOf(token: string | undefined, business: string | undefined): string {
  const who = token === undefined ? '' : (claimsOf(token) ?? `token:${token}`);
  return `${who}\n${business ?? ''}`;
}

function claimsOf(token: string): string | undefined {
  const payload = token.split('.')[1];
  if (payload === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    );
    const claims = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as JsonValue;
    return isObject(claims) ? `claims:${canonical(withoutTimes(claims))}` : undefined;
  } catch {
    return undefined;
  }
}

function withoutTimes(claims: Readonly<Record<string, JsonValue>>): Record<string, JsonValue> {
  return Object.fromEntries(Object.entries(claims).filter(([name]) => !PASSING_CLAIMS.has(name)));
}

/** JSON with the members of every object in one order. */
function canonical(value: JsonValue): string {
  return JSON.stringify(value, (_, inner: JsonValue) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}

function isObject(value: JsonValue): value is Record<string, JsonValue> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BizBoostError, Clock } from '@bizboost/core';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { describe, expect, it } from 'vitest';
import type { TokenAuth } from './auth.ts';
import { tokenAuthenticator } from './authenticate-token.ts';
import type { Caller } from './caller.ts';
import { issueToken } from './issue-token.ts';

const SECRET = 'a secret of thirty-two bytes, or more';
const NOW = Date.UTC(2026, 2, 2, 12, 0, 0);
const HOUR_S = 3_600;
const clock: Clock = { now: () => NOW, schedule: () => () => undefined };
const claims: JWTPayload = { business: 'shop-1', scope: 'read ingest', exp: NOW / 1000 + HOUR_S };

const tokenOf = (payload: JWTPayload, secret = SECRET, algorithm = 'HS256'): Promise<string> =>
  new SignJWT(payload).setProtectedHeader({ alg: algorithm }).sign(new TextEncoder().encode(secret));

const callerOf = async (
  token: string | undefined,
  auth: TokenAuth = { secret: SECRET },
): Promise<Caller | undefined> => {
  const headers: HeadersInit = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return tokenAuthenticator(auth, clock)(new Request('http://shop.example/', { headers }));
};

const refusalOf = async (token: string, auth?: TokenAuth): Promise<BizBoostError> => {
  const outcome = await callerOf(token, auth).catch((error: unknown) => error);
  expect(outcome).toMatchObject({ code: 'unauthenticated' });
  return outcome as BizBoostError;
};

describe('tokens', () => {
  it('say who calls, for which business, what they may do and until when', async () => {
    const token = await tokenOf({ ...claims, sub: 'amina', timezone: 'Europe/London', week_start: 7 });

    expect(await callerOf(token)).toEqual({
      business: 'shop-1',
      scopes: ['read', 'ingest'],
      subject: 'amina',
      view: { timezone: 'Europe/London', weekStart: 7 },
      expiresAt: NOW + 3_600_000,
      key: token.split('.')[1],
    });
  });

  it.each([
    [{ business: '' }, '/business'],
    [{ business: 'a'.repeat(129) }, '/business'],
    [{ business: 'shop-1', timezone: 'Mars/Olympus' }, '/timezone'],
    [{ business: 'shop-1', timezone: '+02:00' }, '/timezone'],
    [{ business: 'shop-1', weekStart: 0 }, '/weekStart'],
  ])('are not issued for %j, which no server would take', async (wrong, path) => {
    await expect(issueToken(SECRET, wrong, clock)).rejects.toMatchObject({ code: 'invalid_input', path });
  });

  it('are what issueToken makes, at most 24 hours long', async () => {
    const token = await issueToken(
      SECRET,
      { business: 'shop-1', scopes: ['read', 'act'], ttlMs: 86_400_000, timezone: 'Asia/Tokyo' },
      clock,
    );

    expect(await callerOf(token)).toMatchObject({
      business: 'shop-1',
      scopes: ['read', 'act'],
      expiresAt: NOW + 86_400_000,
      view: { timezone: 'Asia/Tokyo' },
    });
    await expect(issueToken(SECRET, { business: 'shop-1', ttlMs: 86_400_001 }, clock)).rejects.toMatchObject({
      code: 'invalid_input',
      path: '/ttlMs',
    });
    await expect(issueToken(SECRET, { business: 'shop-1', ttlMs: 0 }, clock)).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  it('are not needed by nobody: a request without one has no caller', async () => {
    expect(await callerOf(undefined)).toBeUndefined();
    expect(await callerOf('two words')).toBeUndefined();
  });

  it.each<[string, JWTPayload]>([
    ['has expired', { ...claims, exp: NOW / 1000 }],
    ['never expires', { business: 'shop-1', scope: 'read' }],
    ['lives longer than 24 hours', { ...claims, exp: NOW / 1000 + 24 * HOUR_S + 1 }],
    ['is not valid yet', { ...claims, nbf: NOW / 1000 + 60 }],
    ['names no business', { scope: 'read', exp: claims.exp }],
    ['names an empty business', { ...claims, business: '' }],
    ['names a business that is no text', { ...claims, business: 42 }],
    ['has no scope', { business: 'shop-1', exp: claims.exp }],
    ['has a list as scope', { ...claims, scope: ['read'] }],
    ['has a time zone that is none', { ...claims, timezone: 'Mars/Olympus' }],
    ['has an offset as time zone', { ...claims, timezone: '+02:00' }],
    ['has a week start that is none', { ...claims, week_start: 8 }],
  ])('are refused when one %s', async (_, payload) => {
    await refusalOf(await tokenOf(payload));
  });

  it('are refused when signed with another secret, or changed', async () => {
    await refusalOf(await tokenOf(claims, 'another secret of thirty-two bytes!!'));
    const [header, , signature] = (await tokenOf(claims)).split('.');
    const forged = btoa(JSON.stringify({ ...claims, business: 'shop-2' })).replaceAll('=', '');
    await refusalOf(`${header}.${forged}.${signature}`);
  });

  it('are refused when not signed, or with an algorithm that is not the agreed one', async () => {
    await refusalOf(new UnsecuredJWT(claims).encode());
    await refusalOf(await tokenOf(claims, 'x'.repeat(64), 'HS512'), { secret: 'x'.repeat(64) });
  });

  it('never quote themselves or the secret in a refusal', async () => {
    const token = await tokenOf({ ...claims, exp: 1 });

    const { message } = await refusalOf(token);

    expect(message).toBe('The token was refused. It has expired; ask for a new one.');
  });

  it('let an operator be of no business, and nobody else', async () => {
    expect(await callerOf(await tokenOf({ scope: 'operator', exp: claims.exp }))).toMatchObject({
      business: undefined,
      scopes: ['operator'],
    });
    await refusalOf(await tokenOf({ scope: 'operator read', exp: claims.exp }));
  });

  it('must name the audience and the issuer where these are agreed', async () => {
    const auth = { secret: SECRET, audience: ['https://shop.example'], issuer: 'https://login.example' };
    const named = { ...claims, aud: 'https://shop.example', iss: 'https://login.example' };

    expect(await callerOf(await tokenOf(named), auth)).toMatchObject({ business: 'shop-1' });
    await refusalOf(await tokenOf({ ...named, aud: 'https://other.example' }), auth);
    await refusalOf(await tokenOf({ ...named, iss: 'https://other.example' }), auth);
    await refusalOf(await tokenOf(claims), auth);
  });

  it('share a key only when they say the same', async () => {
    const [one, again, other] = await Promise.all([
      tokenOf(claims),
      tokenOf(claims),
      tokenOf({ ...claims, sub: 'other' }),
    ]);
    const keys = await Promise.all([one, again, other].map(async (token) => (await callerOf(token))?.key));

    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });
});

describe('the shared secret', () => {
  it('has at least 32 bytes, counted in UTF-8, and is not quoted when it has not', () => {
    const refuse = (): unknown => tokenAuthenticator({ secret: 'x'.repeat(31) }, clock);

    expect(refuse).toThrow(
      expect.objectContaining({ code: 'invalid_input', path: '/auth/secret', received: '31 bytes' }) as Error,
    );
    expect(refuse).not.toThrow(/xxx/);
    expect(() => tokenAuthenticator({ secret: 'é'.repeat(16) }, clock)).not.toThrow();
  });
});

describe('public keys', () => {
  it.each(['RS256', 'EdDSA'])('check %s tokens, as PEM, JWK, key object and key set', async (algorithm) => {
    const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
    const token = await new SignJWT(claims).setProtectedHeader({ alg: algorithm, kid: 'k1' }).sign(privateKey);
    const jwk = await exportJWK(publicKey);
    const set = { keys: [{ ...jwk, kid: 'k1', alg: algorithm }] };

    for (const auth of [{ publicKey: await exportSPKI(publicKey) }, { publicKey: jwk }, { publicKey }, { jwks: set }]) {
      expect(await callerOf(token, auth)).toMatchObject({ business: 'shop-1' });
    }
  });

  it('are fetched from where they are published, and while that cannot be had nobody is called a liar', async () => {
    const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
    const set = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'EdDSA' }] };
    const published = createHttpServer((_, response) => void response.end(JSON.stringify(set)));
    await new Promise<void>((resolve) => void published.listen(0, '127.0.0.1', resolve));
    const jwks = `http://127.0.0.1:${(published.address() as AddressInfo).port}/keys`;
    const token = await new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', kid: 'k1' }).sign(privateKey);
    const unknown = await new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', kid: 'k2' }).sign(privateKey);

    expect(await callerOf(token, { jwks })).toMatchObject({ business: 'shop-1' });
    await refusalOf(unknown, { jwks });
    await new Promise((resolve) => (published.close(resolve), published.closeAllConnections()));
    await expect(callerOf(token, { jwks })).rejects.toMatchObject({ code: 'unavailable', retryable: true });
  });

  it('refuse another’s signature, and a token signed with the public key as if it were a secret', async () => {
    const { publicKey } = await generateKeyPair('RS256', { extractable: true });
    const { privateKey: stranger } = await generateKeyPair('RS256');
    const pem = await exportSPKI(publicKey);

    await refusalOf(await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(stranger), { publicKey: pem });
    await refusalOf(await tokenOf(claims, pem), { publicKey: pem });
  });

  it('refuse a token whose algorithm the key is not made for', async () => {
    const { publicKey } = await generateKeyPair('RS256', { extractable: true });
    const { privateKey } = await generateKeyPair('EdDSA');
    const token = await new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA' }).sign(privateKey);

    await refusalOf(token, { publicKey: await exportSPKI(publicKey) });
    await refusalOf(token, { publicKey });
  });
});

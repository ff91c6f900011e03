// Tokens as somebody would send them who has none: each is 401, in words that hold neither token nor secret, and nothing comes in with it.
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAnalytics, memoryAdapter, type Clock } from '@bizboost/core';
import { createFakeClock } from '@bizboost/core/testing';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createHandler, type Handler } from '../create-handler.ts';
import { createServer } from '../create-server.ts';
import type { LogEntry } from '../log.ts';
import { NOON } from '../testing/noon-clock.ts';
import { openShops } from '../testing/world.ts';
import type { Auth } from './auth.ts';

const SECRET = 'a secret of thirty-two bytes, or more';
const OTHER_SECRET = 'another secret of thirty-two bytes!!';
const AUDIENCE = 'https://shop.example';
const NOW_S = NOON / 1000;
const DAY_S = 86_400;
const CLAIMS: JWTPayload = { business: 'shop-1', scope: 'read ingest operator', exp: NOW_S + 600, aud: AUDIENCE };

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const sign = (claims: JWTPayload, secret = SECRET, header: object = {}): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'HS256', ...header }).sign(bytes(secret));
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const rsa = await generateKeyPair('RS256', { extractable: true });
const ed = await generateKeyPair('EdDSA', { extractable: true });
const strangers = await generateKeyPair('RS256');
const rsaPem = await exportSPKI(rsa.publicKey);
const rsaJwk = await exportJWK(rsa.publicKey);
const signRsa = (claims: JWTPayload, header: object = {}, key = rsa.privateKey): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', ...header }).sign(key);

const BY_SECRET: Auth = { secret: SECRET, audience: AUDIENCE };
const BY_KEY: Auth = { publicKey: rsaPem, audience: AUDIENCE };
const BY_SET: Auth = { jwks: { keys: [{ ...rsaJwk, kid: 'k1', alg: 'RS256' }] }, audience: AUDIENCE };

/** [what is tried, how the server knows its callers, the token] */
const ATTACKS: readonly (readonly [string, Auth, () => string | Promise<string>])[] = [
  ['not signed, and says so (alg none)', BY_SECRET, () => new UnsecuredJWT(CLAIMS).encode()],
  ['not signed, and says so in capitals', BY_SECRET, () => `${part({ alg: 'NONE' })}.${part(CLAIMS)}.`],
  ['not signed, where there is a public key', BY_KEY, () => new UnsecuredJWT(CLAIMS).encode()],
  ['signed, with its signature cut off', BY_SECRET, async () => (await sign(CLAIMS)).replace(/[^.]+$/, '')],
  ['signed, with another business put in', BY_SECRET, async () => forged({ business: 'shop-2' })],
  ['signed, with another scope put in', BY_SECRET, async () => forged({ scope: 'operator' })],
  ['signed, with its end put off', BY_SECRET, async () => forged({ exp: NOW_S + DAY_S })],
  ['signed with another secret', BY_SECRET, () => sign(CLAIMS, OTHER_SECRET)],
  ['signed with an empty secret', BY_SECRET, () => sign(CLAIMS, '\0')],
  [
    'signed with the secret in another algorithm',
    BY_SECRET,
    () => sign(CLAIMS, `${SECRET}${SECRET}`, { alg: 'HS512' }),
  ],
  ['signed with the public key as if it were a secret', BY_KEY, () => sign(CLAIMS, rsaPem)],
  ['signed with the key set as if it were a secret', BY_SET, () => sign(CLAIMS, JSON.stringify(rsaJwk), { kid: 'k1' })],
  ['signed with a stranger’s key', BY_KEY, () => signRsa(CLAIMS, {}, strangers.privateKey)],
  [
    'signed with a stranger’s key under the name of ours',
    BY_SET,
    () => signRsa(CLAIMS, { kid: 'k1' }, strangers.privateKey),
  ],
  ['signed with a key it brings along (jwk)', BY_KEY, () => signRsa(CLAIMS, { jwk: rsaJwk }, strangers.privateKey)],
  [
    'signed with a key it says where to find (jku)',
    BY_SET,
    () => signRsa(CLAIMS, { jku: 'http://127.0.0.1:9/', kid: 'k2' }, strangers.privateKey),
  ],
  [
    'signed with a key of another kind',
    BY_KEY,
    () => new SignJWT(CLAIMS).setProtectedHeader({ alg: 'EdDSA' }).sign(ed.privateKey),
  ],
  [
    'with something critical that nobody knows',
    BY_SECRET,
    () => `${part({ alg: 'HS256', crit: ['x'], x: 1 })}.${part(CLAIMS)}.AAAA`,
  ],
  ['for another audience', BY_SECRET, () => sign({ ...CLAIMS, aud: 'https://other.example' })],
  ['for no audience', BY_SECRET, () => sign(without('aud'))],
  ['over', BY_SECRET, () => sign({ ...CLAIMS, exp: NOW_S })],
  ['over long ago', BY_SECRET, () => sign({ ...CLAIMS, exp: 0 })],
  ['without an end', BY_SECRET, () => sign(without('exp'))],
  ['with an end that is no number', BY_SECRET, () => rawSigned({ ...CLAIMS, exp: 'tomorrow' })],
  ['of a day and a second', BY_SECRET, () => sign({ ...CLAIMS, exp: NOW_S + DAY_S + 1 })],
  ['without a proper end', BY_SECRET, () => sign({ ...CLAIMS, exp: 1e300 })],
  ['not valid yet', BY_SECRET, () => sign({ ...CLAIMS, nbf: NOW_S + 1 })],
  ['of no business', BY_SECRET, () => sign(without('business'))],
  ['of a business that is a list', BY_SECRET, () => sign({ ...CLAIMS, business: ['shop-1', 'shop-2'] })],
  ['of a scope that is a list', BY_SECRET, () => sign({ ...CLAIMS, scope: ['read'] })],
  ['twice in one header', BY_SECRET, async () => `${await sign(CLAIMS)}, Bearer ${await sign(CLAIMS)}`],
];

function without(name: string): JWTPayload {
  return Object.fromEntries(Object.entries(CLAIMS).filter(([key]) => key !== name));
}

/** A right token whose middle was changed, with the signature it had. */
async function forged(claims: JWTPayload): Promise<string> {
  const [header, , signature] = (await sign(CLAIMS)).split('.');
  return `${header}.${part({ ...CLAIMS, ...claims })}.${signature}`;
}

/** Signed like any other, with claims that no library would write. */
async function rawSigned(claims: object): Promise<string> {
  const head = `${part({ alg: 'HS256' })}.${part(claims)}`;
  const key = await crypto.subtle.importKey(
    'raw',
    bytes(SECRET) as BufferSource,
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  return `${head}.${Buffer.from(await crypto.subtle.sign('HMAC', key, bytes(head) as BufferSource)).toString('base64url')}`;
}

interface Door {
  readonly handle: Handler;
  readonly log: LogEntry[];
  get(token: string, path?: string): Promise<Response>;
}

async function doorOf(auth: Auth, clock: Clock = createFakeClock(NOON)): Promise<Door> {
  const analytics = createAnalytics({ adapter: memoryAdapter(), clock });
  await openShops(analytics);
  const log: LogEntry[] = [];
  const handle = createHandler({ analytics, auth, clock, log: (entry) => void log.push(entry) });
  const get = (token: string, path = 'analytics/live'): Promise<Response> =>
    handle(new Request(`http://shop.example/bizboost/${path}`, { headers: { authorization: `Bearer ${token}` } }));
  return { handle, log, get };
}

describe('a token', () => {
  it.each(ATTACKS)('%s opens nothing', async (_, auth, tokenOf) => {
    const door = await doorOf(auth);
    const token = await tokenOf();
    for (const path of [
      'analytics/live',
      'stream?ask=analytics/live',
      'records',
      'metrics',
      'analytics/live?business=shop-2',
    ]) {
      const response = await door.get(token, path);
      const text = await response.text();

      expect([path, response.status]).toEqual([path, 401]);
      expect(JSON.parse(text)).toMatchObject({ code: 'unauthenticated' });
      for (const secret of [token, ...token.split('.').filter((some) => some.length > 8), SECRET, rsaPem])
        expect([secret.slice(0, 12), text.includes(secret)]).toEqual([secret.slice(0, 12), false]);
    }
    expect(door.log).toEqual([]);
  });

  it.each([
    [BY_SECRET, (): Promise<string> => sign(CLAIMS)],
    [BY_KEY, (): Promise<string> => signRsa(CLAIMS)],
    [BY_SET, (): Promise<string> => signRsa(CLAIMS, { kid: 'k1' })],
  ])('that is right opens its own business, and no other: %#', async (auth, tokenOf) => {
    const door = await doorOf(auth);
    const token = await tokenOf();

    expect((await door.get(token)).status).toBe(200);
    for (const path of ['analytics/live', 'records', 'stream'])
      expect((await door.get(token, `${path}?business=shop-2`)).status).toBe(403);
  });

  it('is taken from its header alone: in an address, a cookie or another header it opens nothing', async () => {
    const { handle } = await doorOf(BY_SECRET);
    const token = await sign(CLAIMS);
    const at = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
      handle(new Request(`http://shop.example/bizboost/${path}`, { headers }));
    const tries = [
      at(`analytics/live?access_token=${token}`),
      at(`analytics/live?token=${token}`),
      at('analytics/live', { cookie: `token=${token}; authorization=${token}` }),
      at('analytics/live', { 'x-authorization': `Bearer ${token}`, 'proxy-authorization': `Bearer ${token}` }),
      at('analytics/live', { authorization: `Basic ${btoa(`token:${token}`)}` }),
    ];

    expect((await Promise.all(tries)).map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
  });

  it('of one server is worth nothing at another that has its own secret or audience', async () => {
    const token = await sign(CLAIMS);
    const others: readonly Auth[] = [
      { secret: OTHER_SECRET, audience: AUDIENCE },
      { secret: SECRET, audience: 'https://other.example' },
      { secret: SECRET, audience: AUDIENCE, issuer: 'https://login.example' },
    ];
    for (const auth of others) expect((await (await doorOf(auth)).get(token)).status).toBe(401);
  });
});

describe('a secret', () => {
  it.each([0, 1, 16, 31])('of %i bytes is refused at start, and not quoted', (length) => {
    const secret = 's'.repeat(length);
    const start = (): unknown =>
      createServer({ analytics: createAnalytics({ adapter: memoryAdapter() }), auth: { secret } });

    expect(start).toThrow(/at least 32 bytes/);
    if (length > 1) expect(start).not.toThrow(new RegExp(secret));
  });
});

describe('a key set that is published', () => {
  /** What stands at the address now; `undefined` while nothing answers. */
  let published: object | undefined;
  let asked = 0;
  let jwks: string;
  beforeAll(async () => {
    const server = createHttpServer((_, response) => {
      asked += 1;
      if (published === undefined) response.statusCode = 503;
      response.end(JSON.stringify(published ?? {}));
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    jwks = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
    return () => void (server.close(), server.closeAllConnections());
  });
  const setOf = (...keys: readonly object[]): object => ({ keys });
  const old = { ...rsaJwk, kid: 'old', alg: 'RS256' };
  const young = async (): Promise<object> => ({ ...(await exportJWK(ed.publicKey)), kid: 'young', alg: 'EdDSA' });
  const signOld = (): Promise<string> => signRsa(CLAIMS, { kid: 'old' });
  const statusOf = async (door: Door, token: string): Promise<number> => (await door.get(token)).status;

  it('opens nothing any more with a key that was taken out of it, a minute later at most', async () => {
    const clock = createFakeClock(NOON);
    const door = await doorOf({ jwks }, clock);
    published = setOf(old, await young());
    const token = await signOld();
    expect(await statusOf(door, token)).toBe(200);

    published = setOf(await young());
    await clock.advance(60_000);

    expect(await statusOf(door, token)).toBe(401);
    expect(await statusOf(door, await signRsa({ ...CLAIMS, sub: 'another' }, { kid: 'old' }))).toBe(401);
  });

  it('opens with a key that was put into it, and goes on while it cannot be had', async () => {
    const clock = createFakeClock(NOON);
    const door = await doorOf({ jwks }, clock);
    published = setOf(old);
    expect(await statusOf(door, await signOld())).toBe(200);
    published = setOf(old, await young());
    await clock.advance(60_000);
    const token = await new SignJWT(CLAIMS).setProtectedHeader({ alg: 'EdDSA', kid: 'young' }).sign(ed.privateKey);
    expect(await statusOf(door, token)).toBe(200);

    published = undefined;
    onTestFinished(() => void (published = undefined));
    await clock.advance(60_000);

    expect(await statusOf(door, token)).toBe(200);
    expect(await statusOf(door, await signOld())).toBe(200);
  });

  it('is not asked for at every request', async () => {
    const door = await doorOf({ jwks });
    published = setOf(old);
    await statusOf(door, await signOld());
    const before = asked;
    for (let i = 0; i < 50; i += 1) await statusOf(door, await signRsa({ ...CLAIMS, sub: `s${i}` }, { kid: 'old' }));

    expect(asked).toBe(before);
  });
});

import { expect, it } from 'vitest';
import { identityOf } from './identity.ts';

const tokenOf = (claims: unknown, signature = 'sig'): string => {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256' })}.${part(claims)}.${signature}`;
};

it('is the same for all tokens of one holder, however often they are renewed', () => {
  const first = tokenOf({ business: 'shop-1', scope: 'read', exp: 1, iat: 1, nbf: 1, jti: 'a' }, 'one');
  const second = tokenOf({ scope: 'read', business: 'shop-1', exp: 2, iat: 2, nbf: 2, jti: 'b' }, 'two');

  expect(identityOf(first, undefined)).toBe(identityOf(second, undefined));
});

it('is another one for whatever else a claim says, also inside another', () => {
  const claims = {
    business: 'shop-1',
    scope: 'read',
    sub: 'ada',
    timezone: 'Africa/Lusaka',
    act: { sub: 'bo', as: 1 },
  };
  const others = [
    { business: 'shop-2' },
    { scope: 'read act' },
    { sub: 'bo' },
    { timezone: 'UTC' },
    { week_start: 7 },
    { act: { sub: 'cy', as: 1 } },
  ];
  const identities = [claims, ...others.map((other) => ({ ...claims, ...other }))].map((all) =>
    identityOf(tokenOf(all), undefined),
  );

  expect(new Set(identities).size).toBe(identities.length);
  expect(identityOf(tokenOf({ ...claims, act: { as: 1, sub: 'bo' } }), undefined)).toBe(identities[0]);
});

it('reads claims that are not ASCII', () => {
  expect(identityOf(tokenOf({ sub: 'Zoë 漢字' }), undefined)).toContain('Zoë 漢字');
});

it('is the token itself where that says nothing that can be read', () => {
  const opaque = ['abc', 'a.b.c', 'a.!!.c', `a.${Buffer.from('[1]').toString('base64url')}.c`, ''];

  expect(new Set(opaque.map((token) => identityOf(token, undefined))).size).toBe(opaque.length);
});

it('without a token is the business, which may be none', () => {
  expect(new Set([identityOf(undefined, 'a'), identityOf(undefined, 'b'), identityOf(undefined, undefined)]).size).toBe(
    3,
  );
});

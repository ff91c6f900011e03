import { createFakeClock } from '@bizboost/core/testing';
import { describe, expect, it } from 'vitest';
import { VerifiedTokens } from './verified-tokens.ts';

const startTokens = () => {
  const clock = createFakeClock(0);
  return { tokens: new VerifiedTokens(clock), passTo: (ms: number) => clock.set(ms) };
};
const callerUntil = (expiresAt: number) => ({ business: 'shop-1', scopes: [], expiresAt });

describe('VerifiedTokens', () => {
  it('remembers for half a minute', () => {
    const { tokens, passTo } = startTokens();
    tokens.add('a', callerUntil(3_600_000));

    passTo(29_999);
    expect(tokens.get('a')).toMatchObject({ business: 'shop-1' });
    passTo(30_000);
    expect(tokens.get('a')).toBeUndefined();
  });

  it('never remembers beyond the token’s own end', () => {
    const { tokens, passTo } = startTokens();
    tokens.add('a', callerUntil(5_000));

    passTo(5_000);

    expect(tokens.get('a')).toBeUndefined();
  });

  it('holds the last thousand and no more', () => {
    const { tokens } = startTokens();
    for (let i = 0; i <= 1_000; i += 1) tokens.add(`t${i}`, callerUntil(3_600_000));

    expect(tokens.get('t0')).toBeUndefined();
    expect(tokens.get('t1')).toBeDefined();
    expect(tokens.get('t1000')).toBeDefined();
  });
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashTagOf } from './key-names.ts';

/** The part of a key that Redis Cluster goes by: between the first brace and the next that closes. */
const hashedPartOf = (key: string): string => /\{([^}]+)\}/.exec(key)?.[1] ?? key;

describe('the hash tag of a key', () => {
  test('is one for all keys of a business, whatever the business is called', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 128, unit: 'binary' }), fc.string(), (business, rest) => {
        const keys = [
          `${JSON.stringify(['answer', business, null])}${rest}`,
          JSON.stringify(['value', business, rest]),
        ];
        const tags = keys.map((key) => hashedPartOf(`bizboost:${hashTagOf(key)}:entry:${key}`));
        expect(new Set(tags)).toEqual(new Set([`b:${business.replaceAll(/[{}]/g, '_')}`]));
      }),
    );
  });

  test('of a lease is that of its key', () => {
    const key = JSON.stringify(['answer', 'shop-1', null, null, null]) + 'analytics/live?period=today';
    expect(hashTagOf(`${key}@1772402400001`)).toBe(hashTagOf(key));
  });

  test('of what names no business is one together', () => {
    expect(['a', '{a}', '[]', '["x', '[1,"shop-1"]'].map(hashTagOf)).toEqual(Array.from({ length: 5 }, () => '{b:}'));
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentHash } from './content-hash.ts';

/** Two bytes to a code unit, little-endian, so that vectors published for bytes hold. */
function packed(ascii: string): string {
  const units = ascii.match(/../gs) ?? [];
  return units.map((pair) => String.fromCharCode(pair.charCodeAt(0) | (pair.charCodeAt(1) << 8))).join('');
}

describe('contentHash', () => {
  test('is MurmurHash3 x86_128: the vectors that other implementations publish hold', () => {
    expect(contentHash('')).toBe('0'.repeat(32));
    expect(contentHash(packed('MurmurHash3 was written by Austin Appleby, and is placed in the public'))).toBe(
      '6d3583489d9d1e5a898493af67e2ad10',
    );
  });

  test('a hundred thousand similar texts have as many names', () => {
    const names = new Set<string>();
    for (let index = 0; index < 100_000; index++)
      names.add(contentHash(`{"revenue":${index / 100},"orders":${index % 7}}`));
    expect(names.size).toBe(100_000);
  });

  test('every length and every code unit counts', () => {
    const zeros = Array.from({ length: 40 }, (_, length) => contentHash('\0'.repeat(length)));
    expect(new Set(zeros).size).toBe(40);
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: 'binary' }),
        fc.nat(),
        fc.integer({ min: 1, max: 0xffff }),
        (text, at, flip) => {
          const index = at % text.length;
          const other =
            text.slice(0, index) + String.fromCharCode(text.charCodeAt(index) ^ flip) + text.slice(index + 1);
          expect(contentHash(other)).not.toBe(contentHash(text));
          expect(contentHash(text)).toMatch(/^[0-9a-f]{32}$/);
        },
      ),
    );
  });

  test('one flipped bit turns over about half of the name', () => {
    const bits = (name: string) =>
      [...name].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
    const text = '{"total_revenue":12345.6,"freshness":"fresh"}';
    const before = bits(contentHash(text));
    for (let index = 0; index < text.length; index++) {
      const after = bits(
        contentHash(text.slice(0, index) + String.fromCharCode(text.charCodeAt(index) ^ 1) + text.slice(index + 1)),
      );
      const turned = [...after].filter((bit, at) => bit !== before[at]).length;
      expect(turned).toBeGreaterThan(32);
      expect(turned).toBeLessThan(96);
    }
  });
});

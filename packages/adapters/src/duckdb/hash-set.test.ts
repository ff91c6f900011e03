import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HashSet } from './hash-set.ts';

const half = fc.oneof(fc.constantFrom(0, 1, 0xffffffff, 0x80000000), fc.integer({ min: 0, max: 0xffffffff }));

test('a hash is new once, whichever others are there', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(half, half), { maxLength: 300 }), (hashes) => {
      const set = new HashSet();
      const seen = new Set<string>();
      for (const [low, high] of hashes) {
        // Two zeros stand for a free place.
        const name = low === 0 && high === 0 ? '1 0' : `${low} ${high}`;
        expect(set.add(low, high)).toBe(!seen.has(name));
        seen.add(name);
      }
      expect(set.size).toBe(seen.size);
    }),
  );
});

test('hashes whose halves are read as negative numbers are found again', () => {
  const set = new HashSet();

  expect(set.add(-1, -2)).toBe(true);
  expect(set.add(0xffffffff, 0xfffffffe)).toBe(false);
});

test('takes at most 24 bytes for each of many hashes', () => {
  const set = new HashSet();
  for (let number = 0; number < 100_000; number++) set.add(Math.imul(number, 0x9e3779b1), number);

  expect(set.size).toBe(100_000);
  expect(set.bytes / set.size).toBeLessThanOrEqual(24);
});

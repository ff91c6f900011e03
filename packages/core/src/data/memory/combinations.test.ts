import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Combinations } from './combinations.ts';

test('law: three codes have one number, which gives them back', () => {
  const codes = fc.tuple(fc.nat(6), fc.nat(6), fc.oneof(fc.nat(6), fc.nat(2 ** 31)));
  fc.assert(
    fc.property(fc.array(codes, { maxLength: 300 }), (given) => {
      const combinations = new Combinations();
      const numbers = new Map([['0,0,0', 0]]);
      for (const each of given) {
        if (!numbers.has(each.join())) numbers.set(each.join(), numbers.size);
        expect(combinations.numberOf(...each)).toBe(numbers.get(each.join()));
      }
      for (const [name, number] of numbers) {
        expect(([0, 1, 2] as const).map((part) => combinations.codesOf(part)[number]).join()).toBe(name);
      }
      expect(combinations.size).toBe(numbers.size);
    }),
  );
});

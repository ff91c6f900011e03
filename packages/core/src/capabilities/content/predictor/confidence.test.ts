import fc from 'fast-check';
import { expect, test } from 'vitest';
import { confidenceOfChance, mostBorneOut } from './confidence.ts';

test('a call is as sure as its chance, whichever way it goes, and never more than is borne out', () => {
  expect([0.5, 0.62, 0.38, 0.8, 0.2].map((chance) => confidenceOfChance(chance))).toEqual([
    'low',
    'medium',
    'medium',
    'high',
    'high',
  ]);
  expect(confidenceOfChance(0.99, 'medium')).toBe('medium');
  expect(confidenceOfChance(0.99, 'low')).toBe('low');
  expect(confidenceOfChance(0.5, 'medium')).toBe('low');
});

test('a business without calls of its own is trusted as others are; two right of six are too few, and five of six enough', () => {
  expect(mostBorneOut({ said: 0, held: 0 })).toBe('high');
  expect(mostBorneOut({ said: 1, held: 0 })).toBe('high');
  expect(mostBorneOut({ said: 6, held: 2 })).toBe('medium');
  expect(mostBorneOut({ said: 6, held: 5 })).toBe('high');
  expect(mostBorneOut({ said: 200, held: 120 })).toBe('medium');
  expect(mostBorneOut({ said: 200, held: 140 })).toBe('high');
});

test('law: another call that came true never takes trust away, and one that did not never gives any', () => {
  const record = fc
    .tuple(fc.nat({ max: 300 }), fc.nat({ max: 300 }))
    .map(([held, wrong]) => ({ said: held + wrong, held }));
  fc.assert(
    fc.property(record, ({ said, held }) => {
      const now = mostBorneOut({ said, held });
      if (now === 'high') expect(mostBorneOut({ said: said + 1, held: held + 1 })).toBe('high');
      else expect(mostBorneOut({ said: said + 1, held })).toBe('medium');
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PairSet } from './pair-set.ts';

const pairs = fc.array(fc.tuple(fc.nat(40), fc.nat(70)), { maxLength: 9_000 });

test.for([
  ['as bits', 41],
  ['as a sorted list, when bits would take too much memory', 2 ** 30],
] as const)('law: each pair counts once, kept %s', ([, keys]) => {
  fc.assert(
    fc.property(pairs, (given) => {
      const set = new PairSet(keys, 71);
      for (const [key, person] of given) set.add(key, person);
      const people = new Map<number, Set<number>>();
      for (const [key, person] of given) people.set(key, (people.get(key) ?? new Set()).add(person));
      expect(new Map(set.counts())).toEqual(new Map([...people].map(([key, { size }]) => [key, size])));
    }),
    { numRuns: 40 },
  );
});

import { expect, test } from 'vitest';
import { hashIds } from './id-hash.ts';

test.for([
  ['numbers', (index: number) => String(index)],
  ['numbered words', (index: number) => `event-${index}`],
  [
    'UUIDs that differ at the front',
    (index: number) => `${index.toString(16).padStart(8, '0')}-7a1c-7f3e-9c1d-0242ac120002`,
  ],
  [
    'UUIDs that differ at the end',
    (index: number) => `0242ac12-7a1c-7f3e-9c1d-${index.toString(16).padStart(12, '0')}`,
  ],
  ['two characters of any kind', (index: number) => String.fromCharCode(index % 500, index / 500)],
] as const)('the hashes of 200,000 %s are all different, each half as good as chance', ([, idOf]) => {
  const ids = Array.from({ length: 200_000 }, (_, index) => idOf(index));
  const halves = new Uint32Array(ids.length * 2);
  hashIds(ids, halves);

  const pairs = new Set(ids.map((_, index) => `${halves[index * 2]} ${halves[index * 2 + 1]}`));
  expect(pairs.size).toBe(ids.length);
  for (const half of [0, 1]) {
    const values = new Set(ids.map((_, index) => halves[index * 2 + half]));
    // Of 200,000 random numbers of 32 bits about 5 pairs meet.
    expect(ids.length - values.size).toBeLessThan(25);
  }
});

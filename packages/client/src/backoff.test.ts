import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { retryDelayMs } from './backoff.ts';

const rules = { baseMs: 2_000, capMs: 30_000 };

it('doubles its ceiling with every failure, up to the cap (row 52)', () => {
  const ceilings = [0, 1, 2, 3, 4, 5, 60].map((failures) => retryDelayMs(failures, rules, 1));

  expect(ceilings).toEqual([2_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});

it('spreads over all of the time below its ceiling (row 52)', () => {
  expect([0, 0.25, 0.5].map((random) => retryDelayMs(3, rules, random))).toEqual([0, 2_000, 4_000]);
});

it('never comes before the server asked for, and never leaves a base beyond the cap out', () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const milliseconds = fc.nat(10 ** 7);

  fc.assert(
    fc.property(fc.nat(2_000), milliseconds, milliseconds, random, (failures, retryAfterMs, baseMs, jitter) => {
      const waitMs = retryDelayMs(failures, { ...rules, baseMs, retryAfterMs }, jitter);
      expect(waitMs).toBeGreaterThanOrEqual(retryAfterMs);
      expect(waitMs).toBeLessThanOrEqual(retryAfterMs + baseMs);
      expect(retryDelayMs(failures, { ...rules, baseMs }, jitter)).toBeLessThanOrEqual(Math.max(baseMs, rules.capMs));
    }),
  );
});

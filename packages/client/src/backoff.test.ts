import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { retryDelayMs } from './backoff.ts';

const rules = { baseMs: 2_000, capMs: 14_000 };

it('comes back to a lost stream at any moment of the base (row 52)', () => {
  expect([0, 0.25, 0.5, 1].map((random) => retryDelayMs(0, rules, random))).toEqual([0, 500, 1_000, 2_000]);
});

it('doubles its ceiling with every failure, up to the cap, and waits at least half of it (row 52)', () => {
  const failures = [1, 2, 3, 4, 60];

  expect(failures.map((count) => retryDelayMs(count, rules, 1))).toEqual([4_000, 8_000, 14_000, 14_000, 14_000]);
  expect(failures.map((count) => retryDelayMs(count, rules, 0))).toEqual([2_000, 4_000, 7_000, 7_000, 7_000]);
});

it.each([0.5, 1, 2, 4, 7, 11, 20, 60])(
  'brings at most a fifth of a crowd back in any one second after %s s, and all within 15 s, at the pace a server sets for a crowd (row 52)',
  (awayS) => {
    let state = 42;
    const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    const waits = Array.from({ length: 5_000 }, () => {
      const pace = { ...rules, baseMs: 7_000 * (0.5 + random()) };
      let at = retryDelayMs(0, pace, random());
      for (let failures = 1; at < awayS * 1_000; failures++) at += retryDelayMs(failures, pace, random());
      return at - awayS * 1_000;
    });
    const perSecond = Array.from(
      { length: 15 },
      (_, second) => waits.filter((wait) => Math.floor(wait / 1_000) === second).length,
    );

    expect(Math.max(...perSecond)).toBeLessThanOrEqual(1_000);
    expect(Math.max(...waits)).toBeLessThan(15_000);
  },
);

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

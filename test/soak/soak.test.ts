// The short form of `npm run soak`.
import { expect, test } from 'vitest';
import { isMet, type BenchRow } from '../../bench/row.ts';
import { badLines } from './bad-lines.ts';
import { comingAndGoing } from './coming-and-going.ts';
import { herd } from './herd.ts';
import { idleViewers } from './idle.ts';
import { whyNotSoMany } from './open-files.ts';
import { growthOf } from './thirds.ts';

const PATIENCE = { timeout: 240_000 };

/** A machine that has much else to do is late with everything. */
const SLACK = 1.5;

/** Rows that miss their aim by far, but those whose figures say little of so short a run. */
const missedOf = (rows: readonly BenchRow[], besides = /^never$/): readonly BenchRow[] =>
  rows.filter((row) => isMet({ ...row, ratio: row.ratio / SLACK }) === false && !besides.test(row.name));

test('compares the last third of samples with the middle one, whatever the first was', () => {
  expect(growthOf([9, 8, 7, 2, 2, 2, 3, 3, 3])).toEqual({ middle: 2, last: 3, ratio: 1.5 });
});

test('says what to do where a process may not open so many files', () => {
  expect(whyNotSoMany(10)).toBeUndefined();
  expect(whyNotSoMany(2 ** 40)).toMatch(/may open \d+ files here.*Run "ulimit -n/);
});

test('viewers who come and go leave nothing behind', PATIENCE, async () => {
  const rows = await comingAndGoing({ durationMs: 15_000, viewers: 100, rate: 200 });

  // A process of a few seconds is still warming up.
  expect(missedOf(rows, /^(heap|resident)/)).toEqual([]);
});

test('idle viewers are all told of a sale', PATIENCE, async () => {
  const rows = await idleViewers(300);

  expect(missedOf(rows, /^memory/)).toEqual([]);
});

test('viewers behind proxies that hold back, cut or half-close end up current', PATIENCE, async () => {
  const limits = { silenceMs: 2_000, pollMs: 1_000 };

  expect(missedOf(await badLines({ durationMs: 12_000, viewers: 5, cutEveryMs: 4_000, limits }))).toEqual([]);
});

test('a herd that loses its server comes back spread, asks once, and is current within 15 s', PATIENCE, async () => {
  expect(missedOf(await herd(600), /busiest/)).toEqual([]);
});

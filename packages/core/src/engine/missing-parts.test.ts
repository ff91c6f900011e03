import { expect, test } from 'vitest';
import { addUntold, MissingParts } from './missing-parts.ts';

test('what an answer lacks is listed once each, in an order that does not depend on who said it first', () => {
  const said = [
    { code: 'only_daily_sums', params: { until: '2026-03-01', from: '2026-01-01' } },
    { code: 'no_costs' },
    { code: 'only_daily_sums', params: { from: '2026-01-01', until: '2026-03-01' } },
    { code: 'only_daily_sums', params: { from: '2025-01-01', until: '2026-03-01' } },
  ];
  const listOf = (parts: typeof said): readonly unknown[] => {
    const missing = new MissingParts();
    for (const part of parts) missing.add(part);
    return missing.list();
  };
  expect(listOf(said)).toEqual([{ code: 'no_costs' }, said[3], said[0]]);
  expect(JSON.stringify(listOf(said.toReversed()))).toBe(JSON.stringify(listOf(said)));
});

test('a field with a number that cannot be told is named, however deep the number lies', () => {
  const missing = new MissingParts();
  addUntold({ name: 'x', none: null, ok: [1, { a: 0 }], total: NaN, rows: [{ a: 1 }, { b: { c: NaN } }] }, missing);
  expect(missing.list().map(({ params }) => params)).toEqual([{ field: 'rows' }, { field: 'total' }]);
});

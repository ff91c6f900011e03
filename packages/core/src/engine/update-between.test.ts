import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../kernel/json.ts';
import { applyPatch } from '../protocol/patch-apply.ts';
import type { WireAnswer } from './analytics.ts';
import { updateBetween } from './update-between.ts';

const LONG = 'long enough that a patch is shorter than the answer '.repeat(4);

function answer(revision: string, content: JsonObject): WireAnswer {
  return { revision, data: { ...content, as_of: '2026-03-02T12:00:00Z', revision, freshness: 'fresh' } };
}

describe('an update', () => {
  test('also fits one who got the revision elsewhere, at another time and marked as stale', () => {
    const from = answer('1', { total: 1, LONG });
    const to = answer('2', { total: 2, LONG });
    const held = { ...from.data, as_of: '2026-03-02T11:00:00Z', freshness: 'stale' };
    const { patch } = updateBetween(from, to);
    expect(patch?.base).toBe('1');
    expect(applyPatch(held as JsonObject as never, patch!.ops)).toEqual(to.data);
  });

  test('is the answer itself where a patch would be no shorter', () => {
    const to = answer('2', { other: LONG });
    expect(updateBetween(answer('1', { some: 1 }), to)).toBe(to);
  });
});

import { diff } from '../protocol/patch-diff.ts';
import type { PatchOperation } from '../protocol/patch-operation.ts';
import type { Update, WireAnswer } from './analytics.ts';

// Whoever holds the revision may have got it from elsewhere: computed at another time, or marked as stale.
const ALWAYS_TOLD = ['as_of', 'freshness'] as const;

/** An answer to those who hold the one before: with the patch that leads to it, where that is shorter than the answer. Frozen. */
export function updateBetween(from: WireAnswer, to: WireAnswer): Update {
  const ops = diff(from.data, to.data);
  for (const field of ALWAYS_TOLD) {
    const path = `/${field}`;
    if (!ops.some((operation) => operation.path === path))
      ops.push({ op: 'replace', path, value: to.data[field] ?? null });
  }
  return isShorter(ops, to)
    ? Object.freeze({ ...to, patch: Object.freeze({ base: from.revision, ops: Object.freeze(ops) }) })
    : to;
}

function isShorter(ops: readonly PatchOperation[], { data }: WireAnswer): boolean {
  return JSON.stringify(ops).length < JSON.stringify(data).length;
}

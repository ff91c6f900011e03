import type { State } from './fact.ts';

/**
 * What a state that comes does to the one kept under its kind and id. The newest by `updated_at` counts; where one of them has
 * none, or both the same, the one that came last. The same content again is a duplicate, unless it is newer: then it must be kept, so that
 * a version from in between cannot win when it comes late. A name learned from a sale gives way to anything that was sent.
 */
export function newerState(kept: State | undefined, came: State): 'new' | 'duplicate' | 'older' {
  if (kept === undefined) return 'new';
  const wasLearned = kept.implicit === true;
  const isLearned = came.implicit === true;
  if (wasLearned !== isLearned) return wasLearned ? 'new' : 'older';
  const age = (came.updatedAt ?? NaN) - (kept.updatedAt ?? NaN);
  if (isSame(kept.record, came.record)) return age > 0 && !isLearned ? 'new' : 'duplicate';
  return age < 0 ? 'older' : 'new';
}

/** Whether two JSON values say the same, whatever the order of their fields. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const fields = Object.keys(a);
  if (fields.length !== Object.keys(b).length) return false;
  return fields.every((field) => Object.hasOwn(b, field) && isSame(a[field as never], b[field as never]));
}

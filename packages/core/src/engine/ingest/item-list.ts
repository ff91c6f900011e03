import { BizBoostError } from '../../kernel/errors.ts';

/** One record, or all of an iterable. A text is one item that is no record, not its letters. Throws `too_large` beyond the limit. */
export function itemListOf(items: unknown, maxRecords = Infinity): readonly unknown[] {
  const list = takenOf(items, maxRecords);
  if (list.length <= maxRecords) return list;
  const expected = `at most ${maxRecords} records at once`;
  throw new BizBoostError('too_large', `Expected ${expected}, got more: send them in several batches.`, { expected });
}

function takenOf(items: unknown, maxRecords: number): readonly unknown[] {
  if (Array.isArray(items)) return items as readonly unknown[];
  return isIterable(items) ? takeUpTo(items, maxRecords) : [items];
}

function isIterable(items: unknown): items is Iterable<unknown> {
  return typeof items === 'object' && items !== null && Symbol.iterator in items;
}

/** One more than the limit shows that there are too many: an endless iterable ends here. */
function takeUpTo(items: Iterable<unknown>, maxRecords: number): unknown[] {
  const list: unknown[] = [];
  for (const item of items) if (list.push(item) > maxRecords) break;
  return list;
}

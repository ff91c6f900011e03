import type { AggregateRow, DistinctRow, RecordsRow } from '../data/adapter.ts';
import { compareText } from '../kernel/compare-text.ts';
import { groupKey } from '../data/group-key.ts';
import { BizBoostError, type ErrorCode } from '../kernel/errors.ts';

/** Throws unless two values say the same. Fields that are `undefined` count as absent, the order of fields does not matter. */
export function expectSame(actual: unknown, expected: unknown, what: string): void {
  const [came, wanted] = [canonical(actual), canonical(expected)];
  if (came !== wanted) throw new Error(`${what}: expected\n  ${wanted}\ngot\n  ${came}`);
}

/** Throws unless a promise rejects with an error of this code. */
export async function expectRefusal(promise: Promise<unknown>, code: ErrorCode, what: string): Promise<void> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason ?? 'nothing',
  );
  if (!BizBoostError.isInstance(error) || error.code !== code)
    throw new Error(`${what}: expected "${code}", got ${String(error)}`, { cause: error });
}

/** Rows in an order of their own, those of nothing but zeros left out: two answers mean the same when these are the same. */
export function comparableRows(rows: readonly AggregateRow[]): readonly AggregateRow[] {
  const meaningful = rows.filter(({ sums }) => Object.values(sums).some((sum) => sum !== 0));
  return sortedBy(meaningful, ({ key, segment, bucket }) => groupKey(key, segment, bucket));
}

export function comparableCounts(rows: readonly DistinctRow[]): readonly DistinctRow[] {
  return sortedBy(
    rows.filter(({ count }) => count !== 0),
    ({ key }) => groupKey(key),
  );
}

export function comparableRecords(rows: readonly RecordsRow[]): readonly RecordsRow[] {
  return sortedBy(
    rows.filter(({ count }) => count !== 0),
    ({ type }) => groupKey([type]),
  );
}

/** By a string of each, by code unit. */
export function sortedBy<T>(items: readonly T[], textOf: (item: T) => string): readonly T[] {
  return items
    .map((item) => [textOf(item), item] as const)
    .sort(([a], [b]) => compareText(a, b))
    .map(([, item]) => item);
}

/** All of an asynchronous sequence. */
export async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      isRecord(part) ? Object.fromEntries(sortedBy(Object.entries(part), ([name]) => name)) : part,
    ) ?? 'undefined'
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

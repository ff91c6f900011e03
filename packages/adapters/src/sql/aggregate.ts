import {
  exactSum,
  GRAIN_MS,
  type AggregateQuery,
  type AggregateRow,
  type Column,
  type ReadOptions,
  type Segment,
  type StoredDimension,
  type SumSpec,
} from '@bizboost/core';
import type { SqlSession } from './database.ts';
import type { Dialect } from './dialect.ts';
import type { Relation } from './relation.ts';
import { ALWAYS_TRUE, Binder, integer, type SqlList, type Statement } from './statement.ts';
import { fromRowsOf, passes } from './where.ts';

/** Added to local times, so that none is negative where integer division rounds towards zero: a whole number of buckets of any grain. */
const SHIFT_MS = 10 * GRAIN_MS.day;

/**
 * The sums of a query as one statement. Unless the dialect says otherwise, rows are cut into buckets inside, so that what they are grouped by
 * are plain column names, which every engine takes. Columns of its result, in this order: `segment` and `bucket` unless the grain is `whole`, `k0`…, `s0`…,
 * `rows_of_group`: names of sums may be anything, and stay outside.
 */
export function aggregateStatement(query: AggregateQuery, relation: Relation, dialect: Dialect): Statement {
  const binder = new Binder(dialect);
  const isWhole = query.grain === 'whole';
  const keys = query.by.map((dimension, index) => [`k${index}`, dimensionOf(relation, dimension)] as const);
  const places = isWhole ? [] : placesOf(query, relation, dialect);
  const sums = Object.values(query.sums).map((sum, index) => [`s${index}`, summed(sum, relation, binder)] as const);
  const groups = [...places, ...keys];
  const rows = fromRowsOf(relation, query, binder);
  const total = dialect.sum ?? ((expression: string): string => `SUM(${expression})`);
  const totals = (of: (name: string, expression: string) => string): string =>
    [
      ...sums.map(([name, expression]) => `${total(of(name, expression))} AS ${name}`),
      'COUNT(*) AS rows_of_group',
    ].join(', ');
  const names = groups.map(([name]) => name);
  const grouped = names.length === 0 ? '' : ` GROUP BY ${names.join(', ')}`;
  if (dialect.groupsByNames === true) {
    const text = [...groups.map(named), totals((_, expression) => expression)].join(', ');
    return binder.statement(`SELECT ${text} ${rows}${grouped}`);
  }
  const inner = [...groups, ...sums].map(named).join(', ');
  const outer = [...names, totals((name) => name)].join(', ');
  return binder.statement(`SELECT ${outer} FROM (SELECT ${inner === '' ? '1 AS one' : inner} ${rows}) AS t${grouped}`);
}

function named([name, expression]: readonly [string, string]): string {
  return `${expression} AS ${name}`;
}

/** Asks for the sums of a query. */
export async function askForSums(
  query: AggregateQuery,
  { session, relation, dialect, options }: SumsParts,
): Promise<AggregateRow[]> {
  const statement = aggregateStatement(query, relation, dialect);
  return aggregateRows(
    query,
    session.lists === undefined
      ? (await session.all(statement, options)).map(Object.values<unknown>)
      : await session.lists(statement, options),
  );
}

export interface SumsParts {
  readonly session: SqlSession;
  readonly relation: Relation;
  readonly dialect: Dialect;
  readonly options?: ReadOptions | undefined;
}

/** Rows of the statement as rows of the query: by place, since looking up a dozen names in each of many rows is slow. A sum beyond the safe integers is `NaN`. */
export function aggregateRows(query: AggregateQuery, lists: readonly SqlList[]): AggregateRow[] {
  const { grain } = query;
  const isWhole = grain === 'whole';
  const shift = isWhole ? 0 : SHIFT_MS / GRAIN_MS[grain];
  const names = Object.keys(query.sums);
  const keysAt = isWhole ? 0 : 2;
  const sumsAt = keysAt + query.by.length;
  const countAt = sumsAt + names.length;
  const found: AggregateRow[] = [];
  for (const list of lists) {
    if (Number(list[countAt]) === 0) continue;
    const key: (string | null)[] = [];
    for (let at = keysAt; at < sumsAt; at++) key.push(keyOf(list[at]));
    const sums: Record<string, number> = {};
    for (let at = sumsAt; at < countAt; at++) sums[names[at - sumsAt] as string] = sumOf(list[at]);
    const [segment, bucket] = isWhole ? [0, 0] : [Number(list[0]), Number(list[1]) - shift];
    found.push({ segment, bucket, key, sums });
  }
  return found;
}

/** A sum as a driver gives it: number, bigint or text; `null` is the sum of no rows. */
function sumOf(value: unknown): number {
  return exactSum(typeof value === 'number' ? value : Number(value ?? 0)) + 0;
}

function keyOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? null : String(value);
}

function placesOf(
  { segments, grain }: AggregateQuery,
  { time }: Relation,
  { divide }: Dialect,
): readonly (readonly [string, string])[] {
  const offset = bySegment(segments, time.ms, ({ offsetMs }) => offsetMs + SHIFT_MS);
  const length = integer(GRAIN_MS[grain as keyof typeof GRAIN_MS]);
  return [
    ['segment', bySegment(segments, time.ms, (_, index) => index)],
    ['bucket', divide(`(${time.ms} + ${offset})`, length)],
  ];
}

/** A number that depends on the segment a time lies in. */
function bySegment(
  segments: readonly Segment[],
  ms: string,
  numberOf: (segment: Segment, index: number) => number,
): string {
  const numbers = segments.map(numberOf);
  const isOne = numbers.every((number) => number === numbers[0]);
  if (isOne) return integer(numbers[0] ?? 0);
  const cases = segments
    .slice(0, -1)
    .map(({ to }, index) => `WHEN ${ms} < ${integer(to)} THEN ${integer(numbers[index] as number)}`);
  return `CASE ${cases.join(' ')} ELSE ${integer(numbers.at(-1) as number)} END`;
}

function summed({ column, where }: SumSpec, relation: Relation, binder: Binder): string {
  const amount = amountOf(relation, column);
  const condition = passes(relation, where, binder);
  return condition === ALWAYS_TRUE ? amount : `CASE WHEN ${condition} THEN ${amount} ELSE 0 END`;
}

function amountOf({ columns }: Relation, column: Column): string {
  return columns[column] ?? '0';
}

function dimensionOf({ dimensions }: Relation, dimension: StoredDimension): string {
  return dimensions[dimension] ?? 'NULL';
}

import type { Dialect, SqlValue } from '../sql/dialect.ts';
import { integer } from '../sql/statement.ts';
import { quoted } from './quote.ts';

/** Longer lists are given as one array: a server of 2018 takes 5 µs for each text of a list, and one for each of an array. */
const LONGEST_LIST = 20;

/** Everything is written into the statement: servers before 2019 know no parameters. */
export const CLICKHOUSE: Dialect = {
  name: 'clickhouse',
  bind: (value) => literal(value),
  isOneOf: (expression, texts) => isOneOf(expression, texts.map(quoted)),
  divide: (dividend, divisor) => `intDiv(${dividend}, ${divisor})`,
  // `sum` of an Int64 goes round at 2^63 without a word.
  sum: (expression) => `sum(toDecimal128(${expression}, 0))`,
  groupsByNames: true,
};

/**
 * Whether an expression is one of some literals (at least one).
 * @param type of the expression, where it is a number: an array's numbers are of the smallest type that holds them, and other types are refused
 */
export function isOneOf(expression: string, literals: readonly (string | number)[], type?: 'Int64' | 'UInt32'): string {
  if (literals.length <= LONGEST_LIST) return `${expression} IN (${literals.join(', ')})`;
  const each = `arrayJoin([${literals.join(',')}])`;
  return `${expression} IN (SELECT ${type === undefined ? each : `to${type}(${each})`})`;
}

function literal(value: SqlValue): string {
  if (value === null) return 'NULL';
  return typeof value === 'string' ? quoted(value) : integer(value);
}

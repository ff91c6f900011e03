import type { SqlValue } from '../sql/statement.ts';

/** ASCII without quote, backslash and control characters: the same text in every `sql_mode` and for every character set of a connection. */
const PLAIN = /^[ !#-&(-[\]-~]*$/;

/**
 * A value as it is written into a statement. Neither driver then has placeholders to replace, in ways that differ with its options and
 * the server's modes; and a statement may have any number of values.
 */
export function literal(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'number') return integerText(value);
  return PLAIN.test(value) ? `'${value}'` : `_utf8mb4 X'${Buffer.from(value, 'utf8').toString('hex')}'`;
}

function integerText(value: number): string {
  if (!Number.isSafeInteger(value)) throw new TypeError(`Expected an integer for a statement, got ${value}.`);
  return String(value);
}

import type { SqlValue } from '../sql/statement.ts';

const HARD = /["\\]/;

/** An array as PostgreSQL reads it from a text, the same whatever the driver makes of arrays. */
export function arrayText(values: readonly SqlValue[]): string {
  return `{${values.map(elementText).join(',')}}`;
}

function elementText(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'number') return String(value);
  return HARD.test(value) ? `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` : `"${value}"`;
}

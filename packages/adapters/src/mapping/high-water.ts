import type { SqlSession } from '../sql/database.ts';
import { Binder } from '../sql/statement.ts';
import type { MappedField, MappedRows } from './inspect.ts';
import type { MappingDialect } from './mapping-dialect.ts';
import { SHAPES } from './shapes.ts';
import { isOfBusiness } from './tenancy.ts';

/**
 * A text that is another one when rows of a business have come, gone or changed, as far as `watch` looks. `newest`: the largest id or time, and
 * the largest `updated_at`. `rows`: also how many rows there are, and the sums of their numbers.
 */
export async function highWaterMark(
  kinds: readonly MappedRows[],
  business: string,
  parts: { readonly session: SqlSession; readonly dialect: MappingDialect },
): Promise<string> {
  const marks = await Promise.all(kinds.map((rows) => markOf(rows, business, parts)));
  return marks.join(' ');
}

async function markOf(
  rows: MappedRows,
  business: string,
  { session, dialect }: { readonly session: SqlSession; readonly dialect: MappingDialect },
): Promise<string> {
  const owner = (rows.fields['business_id'] ?? rows.fields['id']) as MappedField;
  const binder = new Binder(dialect);
  const watched = watchedBy(rows, dialect).map((sql, index) => `${sql} AS w${index}`);
  const conditions = [isOfBusiness(owner, business, { binder, dialect }), ...rows.conditions].join(' AND ');
  const text = `SELECT ${watched.join(', ')} FROM ${rows.from} WHERE ${conditions}`;
  const [row] = await session.all(binder.statement(text));
  return Object.values(row ?? {})
    .map((value) => (value === null ? '-' : String(value)))
    .join(',');
}

function watchedBy(rows: MappedRows, dialect: MappingDialect): string[] {
  const { kind, fields, watch = kind === 'events' ? 'newest' : 'rows' } = rows;
  if (typeof watch === 'object') return [watch.sql];
  const { id, occurred_at: occurred, updated_at: updated } = fields;
  // Other ids than integers say nothing of their order.
  const newest = [id?.type === 'integer' ? id : occurred, updated].filter((field) => field !== undefined);
  const largest = newest.map(({ expression, type }) => dialect.text(`MAX(${expression})`, type));
  return watch === 'newest' ? largest : [...largest, 'COUNT(*)', ...numbersOf(rows).map((sql) => `SUM(${sql} * 1.0)`)];
}

function numbersOf({ kind, fields }: MappedRows): string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const use = SHAPES[kind][name]?.use;
    const isNumber = field?.spec.value === undefined && (use === 'decimal' || use === 'integer');
    return isNumber && field !== undefined ? [field.expression] : [];
  });
}

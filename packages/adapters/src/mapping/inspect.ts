import { BizBoostError } from '@bizboost/core';
import type { SqlSession } from '../sql/database.ts';
import { specOf } from './check-mapping.ts';
import type { Field, FieldSpec, FieldType, RowsMapping, TableMapping } from './mapping.ts';
import type { MappingDialect } from './mapping-dialect.ts';
import { HOLDS, SHAPES, type FieldShape, type RowKind } from './shapes.ts';

/** A field as the database has it. */
export interface MappedField {
  /** What holds it, as SQL over the columns of the table. */
  readonly expression: string;
  readonly type: FieldType | undefined;
  readonly spec: FieldSpec;
}

/** The rows of one kind as the database has them. */
export interface MappedRows {
  readonly kind: RowKind;
  /** What follows `FROM`, alone. */
  readonly from: string;
  /** Conditions that rows must meet. */
  readonly conditions: readonly string[];
  readonly fields: Readonly<Partial<Record<string, MappedField>>>;
  readonly watch: RowsMapping['watch'];
}

export interface MappingParts {
  readonly session: SqlSession;
  readonly dialect: MappingDialect;
}

/**
 * Looks every field of a mapping up in the database, so that what is wrong is said at the start, and where.
 * Rejects with `invalid_input` for a field that the table does not have or that cannot be what it should, `unsupported` for a table that is not
 * there or may not be read, and with whatever the session says where the database itself is away.
 */
export async function inspected(
  mapping: TableMapping,
  parts: MappingParts,
): Promise<Readonly<Partial<Record<RowKind, MappedRows>>>> {
  const kinds = (Object.keys(SHAPES) as RowKind[]).filter((kind) => isRows(mapping[kind]));
  const rows = await Promise.all(
    kinds.map(async (kind) => [kind, await inspectRows(kind, mapping[kind] as RowsMapping, parts)] as const),
  );
  return Object.fromEntries(rows);
}

function isRows(rows: unknown): boolean {
  return rows !== undefined && !Array.isArray(rows);
}

async function inspectRows(kind: RowKind, rows: RowsMapping, parts: MappingParts): Promise<MappedRows> {
  const { dialect, session } = parts;
  const columns = await columnsOf(kind, rows, parts);
  const from =
    typeof rows.table === 'string' ? partsOf(rows.table).map(dialect.quoted).join('.') : `(${rows.table.sql}) AS t`;
  const mapped: Record<string, MappedField> = {};
  for (const [name, shape] of Object.entries(SHAPES[kind])) {
    const field = (rows as unknown as Readonly<Record<string, Field | undefined>>)[name];
    if (field === undefined || isAbsent(specOf(field), columns)) continue;
    const path = `${kind}.${name}`;
    mapped[name] = mappedField(path, specOf(field), { columns, dialect });
    if (specOf(field).column === undefined && specOf(field).value === undefined)
      await tryOut(path, `SELECT ${mapped[name].expression} AS tried FROM ${from} WHERE 1 = 0`, session);
    refuseWrongType(path, mapped[name], shape, dialect);
  }
  const conditions = [
    ...(rows.filter === undefined ? [] : [`(${rows.filter})`]),
    ...(mapped['deleted_at'] === undefined ? [] : [`${mapped['deleted_at'].expression} IS NULL`]),
  ];
  if (rows.filter !== undefined)
    await tryOut(`${kind}.filter`, `SELECT 1 AS tried FROM ${from} WHERE (${rows.filter}) AND 1 = 0`, session);
  return { kind, from, conditions, fields: mapped, watch: rows.watch };
}

function isAbsent({ optional, column }: FieldSpec, columns: ReadonlyMap<string, string> | undefined): boolean {
  return optional === true && column !== undefined && columns?.has(column) === false;
}

/** By name; `undefined` where it is a query, whose columns have no names that can be asked for. */
async function columnsOf(
  kind: RowKind,
  { table }: RowsMapping,
  { session, dialect }: MappingParts,
): Promise<ReadonlyMap<string, string> | undefined> {
  if (typeof table !== 'string') {
    await tryOut(`${kind}.table`, `SELECT 1 AS tried FROM (${table.sql}) AS t WHERE 1 = 0`, session);
    return undefined;
  }
  const rows = await session.all(dialect.columnsOf(partsOf(table)));
  if (rows.length > 0) return new Map(rows.map((row) => [String(row['name']), String(row['type'])]));
  const expected = `a table "${table}" that this role may read`;
  const todo =
    'give its name as the database has it, with its schema where it needs one, and the role the right to SELECT';
  throw refusal('unsupported', `${kind}.table`, { expected, received: 'none', todo });
}

function partsOf(table: string): string[] {
  return table.split('.');
}

interface Columns {
  readonly columns: ReadonlyMap<string, string> | undefined;
  readonly dialect: MappingDialect;
}

function mappedField(path: string, spec: FieldSpec, { columns, dialect }: Columns): MappedField {
  const { column, sql, value, type } = spec;
  if (value !== undefined) return { expression: constant(value, dialect), type: type ?? typeOfValue(value), spec };
  if (column === undefined) return { expression: `(${sql as string})`, type, spec };
  const declared = columns?.get(column);
  if (columns !== undefined && declared === undefined)
    throw refusal('invalid_input', path, {
      expected: `one of the columns ${[...columns.keys()].join(', ')}`,
      received: `"${column}"`,
      todo: 'write it as the database has it, or leave the field out',
    });
  const found = declared === undefined ? undefined : dialect.typeOf(declared);
  return { expression: dialect.quoted(column), type: type ?? found, spec };
}

function constant(value: string | number | boolean, dialect: MappingDialect): string {
  if (typeof value === 'string') return dialect.literal(value);
  return typeof value === 'number' ? String(value) : value ? '1' : '0';
}

function typeOfValue(value: string | number | boolean): FieldType {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'boolean';
  return Number.isInteger(value) ? 'integer' : 'decimal';
}

function refuseWrongType(path: string, { type }: MappedField, { use }: FieldShape, dialect: MappingDialect): void {
  const holds = HOLDS[use];
  if (holds === 'anything') return;
  const isNumber = use !== 'time' && use !== 'date';
  if (isNumber && dialect.countsTexts) return;
  if (type !== undefined && holds.includes(type) && (use !== 'time' || dialect.timeOf(type, 0) !== undefined)) return;
  // Numbers of an expression are taken as they come: the engine refuses what is none.
  if (type === undefined && isNumber) return;
  const received = type ?? 'a column or expression whose type does not tell';
  const todo =
    use === 'time' && (type === undefined || type === 'integer') ? TELL_TIME : 'name another column, or say its `type`';
  throw refusal('invalid_input', path, { expected: holds.join(', '), received, todo });
}

const TELL_TIME = 'say which with `type`, such as { "column": "created_at", "type": "epoch_seconds" }';

/** Runs a statement that gives no rows. */
async function tryOut(path: string, text: string, session: SqlSession): Promise<void> {
  try {
    await session.all({ text, values: [] });
  } catch (cause) {
    // Whether the database is away is found by asking it for nothing.
    await session.all({ text: 'SELECT 1 AS tried', values: [] });
    const words = (cause as Error | undefined)?.message ?? String(cause);
    const todo = 'write it in the SQL of this database, over the columns of its table';
    throw refusal('invalid_input', path, { expected: 'SQL that runs', received: words, todo }, cause);
  }
}

interface Wrong {
  readonly expected: string;
  readonly received: string;
  readonly todo: string;
}

function refusal(
  code: 'invalid_input' | 'unsupported',
  path: string,
  { expected, received, todo }: Wrong,
  cause?: unknown,
): BizBoostError {
  const message = `The mapping's \`${path}\`: expected ${expected}, got ${received}: ${todo}.`;
  return new BizBoostError(code, message, { path: `/${path.replaceAll('.', '/')}`, expected, received, cause });
}

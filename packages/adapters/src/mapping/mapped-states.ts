import { explainRecord, type ReadOptions, type State, type StateKind } from '@bizboost/core';
import { Binder, type SqlRow } from '../sql/statement.ts';
import type { SqlSession } from '../sql/database.ts';
import { sourceOf, textOf, timeOf } from './field-sql.ts';
import type { MappedField, MappedRows } from './inspect.ts';
import type { MappingDialect } from './mapping-dialect.ts';
import { SHAPES, type FieldUse, type RowKind } from './shapes.ts';
import { hasOneOfIds, isOfBusiness } from './tenancy.ts';
import { valueOf } from './state-values.ts';

/** The kinds of rows that say what is, by the kind of state they make. */
export const STATE_ROWS = {
  business: 'businesses',
  product: 'products',
  campaign: 'campaigns',
  post: 'posts',
} as const satisfies Partial<Record<StateKind, RowKind>>;

export type MappedStateKind = keyof typeof STATE_ROWS;

export interface StatesParts {
  readonly session: SqlSession;
  readonly dialect: MappingDialect;
  /** Told in a sentence of rows that can be no record. */
  readonly onWarning: (message: string) => void;
}

interface StatesQuery {
  readonly kind: MappedStateKind;
  readonly business: string;
  readonly ids: readonly string[] | undefined;
  readonly options: ReadOptions | undefined;
}

/** Rows that say what is, as states. Rows that lack what a record must have are left out. */
export async function mappedStates(rows: MappedRows, query: StatesQuery, parts: StatesParts): Promise<State[]> {
  const { kind, business, options } = query;
  const { dialect } = parts;
  const binder = new Binder(dialect);
  const columns = Object.entries(columnsOf(rows, dialect)).map(([name, sql]) => `${sql} AS ${name}`);
  const conditions = [
    isOfBusiness(ownerOf(rows, kind), business, { binder, dialect }),
    ...(query.ids === undefined ? [] : [hasOneOfIds(idOf(rows), query.ids, binder, dialect)]),
    ...rows.conditions,
  ];
  const text = `SELECT ${columns.join(', ')} FROM ${rows.from} WHERE ${conditions.join(' AND ')}`;
  const found = await parts.session.all(binder.statement(text), options);
  const isWanted = query.ids && new Set(query.ids);
  return found
    .map((row) => stateOf(rows, kind, row))
    .filter((state) => isWanted?.has(state.id) ?? true)
    .filter((state) => isRecord(state, parts.onWarning));
}

/** The ids of all businesses in a table. */
export async function mappedBusinesses(rows: MappedRows, { session, dialect }: StatesParts): Promise<string[]> {
  const id = textOf(rows.fields['id'], dialect);
  const found = await session.all({ text: `SELECT ${id} AS id FROM ${sourceOf(rows)}`, values: [] });
  return found.flatMap((row) => (row['id'] == null ? [] : [String(row['id'])]));
}

function idOf(rows: MappedRows): MappedField {
  return rows.fields['id'] as MappedField;
}

/** Whose a row is: a business is its own. */
function ownerOf({ fields }: MappedRows, kind: MappedStateKind): MappedField {
  return fields[kind === 'business' ? 'id' : 'business_id'] as MappedField;
}

/** Times as milliseconds, everything else as the database gives it. */
function columnsOf({ kind, fields }: MappedRows, dialect: MappingDialect): Record<string, string> {
  const columns: Record<string, string> = {};
  for (const [name, field] of Object.entries(fields)) {
    if (field === undefined || name === 'business_id' || name === 'deleted_at') continue;
    const use = SHAPES[kind][name]?.use as FieldUse;
    columns[`f_${name}`] = use === 'time' ? msOf(field, dialect) : sqlOf(field, use, dialect);
  }
  return columns;
}

function msOf(field: MappedField, dialect: MappingDialect): string {
  return timeOf(field, dialect).ms(field.expression);
}

/** Numbers as texts, so that no driver rounds them; JSON as its text. */
function sqlOf(field: MappedField, use: FieldUse, dialect: MappingDialect): string {
  return use === 'flag' ? field.expression : textOf(field, dialect);
}

function stateOf({ kind: rowKind, fields }: MappedRows, kind: MappedStateKind, row: SqlRow): State {
  const record: Record<string, unknown> = { kind };
  let updatedAt: number | undefined;
  for (const name of Object.keys(fields)) {
    const given = row[`f_${name}`];
    if (given === undefined || given === null) continue;
    if (name === 'updated_at') updatedAt = Number(given);
    else {
      const value = valueOf(SHAPES[rowKind][name]?.use as FieldUse, given, fields[name] as MappedField);
      if (value !== undefined) record[name] = value;
    }
  }
  return { kind, id: String(record['id']), ...(updatedAt !== undefined && { updatedAt }), record };
}

function isRecord({ kind, id, record }: State, onWarning: (message: string) => void): boolean {
  const refusal = explainRecord(record);
  if (refusal === undefined) return true;
  onWarning(`The ${kind} "${id}" is left out, since its row makes no record: ${refusal.path} ${refusal.message}`);
  return false;
}

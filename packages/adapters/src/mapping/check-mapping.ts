import { BizBoostError } from '@bizboost/core';
import type { Field, FieldSpec, FieldType, TableMapping } from './mapping.ts';
import { SHAPES, type RowKind, type Shape } from './shapes.ts';

const TYPES: ReadonlySet<string> = new Set<FieldType>([
  'text',
  'integer',
  'decimal',
  'float',
  'boolean',
  'json',
  'uuid',
  'date',
  'instant',
  'datetime',
  'time_text',
  'epoch_seconds',
  'epoch_ms',
]);
const SOURCES = ['column', 'sql', 'value'] as const;
const SPEC_KEYS: ReadonlySet<string> = new Set([...SOURCES, 'optional', 'default', 'words', 'type', 'utc_offset']);
const ROW_KEYS: ReadonlySet<string> = new Set(['table', 'filter', 'watch', 'timezone']);

/**
 * Refuses (`invalid_input`, the field named) a mapping that says what there is not, or not what must be said: it may come from a file.
 * Whether tables and columns are there only the database knows.
 */
export function checkedMapping(mapping: unknown): TableMapping {
  if (!isObject(mapping)) throw refusal('', 'an object that says where rows are', mapping);
  for (const [kind, rows] of Object.entries(mapping)) {
    if (kind === 'currency') checkText(rows, kind);
    else if (kind === 'businesses' && Array.isArray(rows)) rows.forEach((one, index) => checkConstants(one, index));
    else checkRows(kind, rows);
  }
  return mapping as TableMapping;
}

function checkRows(kind: string, rows: unknown): void {
  const shape = SHAPES[kind as RowKind] as Shape | undefined;
  if (shape === undefined) throw refusal(kind, `one of ${Object.keys(SHAPES).join(', ')}, currency`, kind);
  if (!isObject(rows)) throw refusal(kind, 'an object with a `table` and its fields', rows);
  checkTable(rows['table'], `${kind}.table`);
  for (const [name, field] of Object.entries(rows)) {
    if (shape[name] !== undefined) checkField(field, `${kind}.${name}`);
    else if (!ROW_KEYS.has(name)) throw refusal(`${kind}.${name}`, `one of ${knownIn(shape)}`, name);
  }
  for (const [name, { isRequired }] of Object.entries(shape))
    if (isRequired === true && rows[name] === undefined)
      throw refusal(`${kind}.${name}`, 'a column, or { "sql": … } or { "value": … }', undefined);
  checkRules(kind, rows);
}

/** What one field says about another. */
function checkRules(kind: string, rows: Readonly<Record<string, unknown>>): void {
  const { unit_price: price, quantity, amount, filter, timezone } = rows;
  if (filter !== undefined) checkText(filter, `${kind}.filter`);
  if (kind === 'daily_sums') checkText(timezone, 'daily_sums.timezone');
  if (kind !== 'sales' && kind !== 'refunds') return;
  const isPriced = price !== undefined && quantity !== undefined;
  if (isPriced === (amount !== undefined) || (price !== undefined && quantity === undefined))
    throw refusal(`${kind}.amount`, 'either `quantity` and `unit_price`, or `amount`', 'another choice of them');
}

function checkTable(table: unknown, path: string): void {
  if (typeof table === 'string' && table !== '') return;
  if (isObject(table) && typeof table['sql'] === 'string') return;
  throw refusal(path, 'the name of a table, or { "sql": … }', table);
}

function checkField(field: unknown, path: string): void {
  if (typeof field === 'string') return checkText(field, path);
  if (!isObject(field)) throw refusal(path, 'the name of a column, or an object with one of column, sql, value', field);
  const unknown = Object.keys(field).find((key) => !SPEC_KEYS.has(key));
  if (unknown !== undefined) throw refusal(`${path}.${unknown}`, `one of ${[...SPEC_KEYS].join(', ')}`, unknown);
  const given = SOURCES.filter((source) => field[source] !== undefined);
  if (given.length !== 1) throw refusal(path, `one of ${SOURCES.join(', ')}`, given.length === 0 ? 'none' : 'several');
  const { type, utc_offset: offset, words } = field;
  if (type !== undefined && !TYPES.has(String(type)))
    throw refusal(`${path}.type`, `one of ${[...TYPES].join(', ')}`, type);
  if (offset !== undefined && !/^[+-]\d\d:\d\d$/.test(String(offset)))
    throw refusal(`${path}.utc_offset`, 'an offset such as "+02:00"', offset);
  if (words !== undefined && !isObject(words)) throw refusal(`${path}.words`, 'an object of words', words);
}

function checkConstants(business: unknown, index: number): void {
  const path = `businesses.${index}`;
  if (!isObject(business)) throw refusal(path, 'a business with id, name, timezone and currency', business);
  for (const name of ['id', 'name', 'timezone', 'currency']) checkText(business[name], `${path}.${name}`);
}

function checkText(value: unknown, path: string): void {
  if (typeof value !== 'string' || value === '') throw refusal(path, 'a text', value);
}

/** What a field says, written out. */
export function specOf(field: Field): FieldSpec {
  return typeof field === 'string' ? { column: field } : field;
}

function knownIn(shape: Shape): string {
  return [...ROW_KEYS, ...Object.keys(shape)].join(', ');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refusal(path: string, expected: string, value: unknown): BizBoostError {
  const received = value === undefined ? 'nothing' : (JSON.stringify(value) ?? typeof value).slice(0, 60);
  const where = path === '' ? 'The mapping' : `The mapping's \`${path}\``;
  return new BizBoostError('invalid_input', `${where}: expected ${expected}, got ${received}.`, {
    path: `/${path.replaceAll('.', '/')}`,
    expected,
    received,
  });
}

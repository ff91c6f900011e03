import type { Fields } from '../accept/fields.ts';
import type { RecordKind } from '../schema/record.ts';
import { recordSchemas } from '../schema/record.ts';
import { cellReader, type ReadCell } from './cell-reader.ts';
import type { CsvRow } from './csv-row.ts';
import { isRule, type CsvFieldRule, type CsvMapping, type CsvRule } from './mapping.ts';

/** Makes the records of one kind. */
export interface RecordMaker {
  /** The record of a row; its `items`, if it has any, hold the row's own. Throws `CellError`. */
  record(row: CsvRow, id?: string): Fields & { items?: Fields[] };
  /** What a further row of the same record adds to it. Throws `CellError`. */
  item(row: CsvRow): Fields;
  /** The column that the field at a path of the record is read from. */
  columnOf(path: readonly string[]): string | undefined;
}

/** How rows become records of a kind, made once for a mapping. Fields that the kind does not have are left out. */
export function recordMaker(kind: RecordKind, mapping: CsvMapping): RecordMaker {
  const timezone = mapping.timezone ?? mapping.business?.timezone ?? 'UTC';
  const known = Object.entries(mapping.fields).filter(([name]) => Object.hasOwn(recordSchemas[kind].shape, name));
  const read = known.map(([name, field]) => [name, fieldReader(name, field, timezone)] as const);
  const readItem = read.find(([name]) => name === 'items')?.[1] ?? (() => ({}));
  return {
    record(row, id) {
      const record: Record<string, unknown> = { kind };
      if (mapping.business !== undefined) record['business_id'] = mapping.business.id;
      if (id !== undefined) record['id'] = id;
      for (const [name, readField] of read) record[name] = name === 'items' ? [readField(row)] : readField(row);
      return record;
    },
    item: (row) => readItem(row) as Fields,
    columnOf: (path) => columnOf(mapping.fields, path),
  };
}

function fieldReader(name: string, field: CsvFieldRule, timezone: string): ReadCell {
  if (isRule(field)) return cellReader(name, field, timezone);
  const readers = Object.entries(field).map(([inner, rule]) => [inner, cellReader(inner, rule, timezone)] as const);
  return (row) => {
    const object: Record<string, unknown> = {};
    for (const [inner, read] of readers) object[inner] = read(row);
    return object;
  };
}

function columnOf(fields: CsvMapping['fields'], path: readonly string[]): string | undefined {
  const [name = '', ...rest] = path;
  const field = fields[name];
  if (field === undefined) return undefined;
  const rule: CsvRule | undefined = isRule(field) ? field : field[rest.at(-1) ?? ''];
  return rule === undefined ? undefined : columnsOfRule(rule)[0];
}

function columnsOfRule(rule: CsvRule): readonly string[] {
  if ('column' in rule) return [rule.column];
  if ('sum' in rule) return rule.sum;
  return 'join' in rule ? rule.join : [];
}

/** All columns a mapping reads. */
export function columnsOf({ group_by, skip = [], when = [], fields }: CsvMapping): readonly string[] {
  const rules = Object.values(fields).flatMap((field) => (isRule(field) ? [field] : Object.values(field)));
  const read = rules.flatMap(columnsOfRule);
  return [
    ...new Set([
      ...(group_by === undefined ? [] : [group_by]),
      ...skip.map(({ column }) => column),
      ...when.map((one) => one.if.column),
      ...read,
    ]),
  ];
}

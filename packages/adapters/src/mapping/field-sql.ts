import type { MappedField, MappedRows } from './inspect.ts';
import type { MappingDialect } from './mapping-dialect.ts';

/** Fields as the SQL that gives what BizBoost means by them. */

/** An id, or any other text: NULL where there is none. */
export function textOf(field: MappedField | undefined, dialect: MappingDialect): string {
  if (field === undefined) return dialect.noText;
  return withDefault(
    translated(`NULLIF(${dialect.text(field.expression, field.type)}, '')`, field, dialect),
    field,
    dialect,
  );
}

/** A channel or type of event: small letters, `_` for blanks; `otherwise` where there is none. */
export function wordOf(field: MappedField | undefined, otherwise: string, dialect: MappingDialect): string {
  if (field === undefined) return dialect.literal(otherwise);
  const text = translated(`NULLIF(TRIM(${dialect.text(field.expression, field.type)}), '')`, field, dialect);
  const byDefault = dialect.literal(String(field.spec.default ?? otherwise));
  return `COALESCE(LOWER(REPLACE(${text}, ' ', '_')), ${byDefault})`;
}

/** So many of the smallest unit; `otherwise` where there is none. */
export function scaledOf(
  field: MappedField | undefined,
  factor: string,
  { dialect, otherwise = '0' }: { readonly dialect: MappingDialect; readonly otherwise?: string },
): string {
  if (field === undefined) return otherwise;
  const { default: byDefault } = field.spec;
  const given = byDefault === undefined ? otherwise : dialect.scaled(String(Number(byDefault)), factor);
  return `COALESCE(${dialect.scaled(field.expression, factor)}, ${given})`;
}

/** The time of a row, ms UTC; what it is compared with is its column. */
export function timeOf(
  { expression, type, spec }: MappedField,
  dialect: MappingDialect,
): NonNullable<ReturnType<MappingDialect['timeOf']>> & { readonly expression: string } {
  const time = type === undefined ? undefined : dialect.timeOf(type, offsetMs(spec.utc_offset));
  if (time === undefined) throw new TypeError('A time that was inspected has a type.');
  return { ...time, expression };
}

/** What all rows of a kind are selected from. */
export function sourceOf({ from, conditions }: MappedRows): string {
  return conditions.length === 0 ? from : `${from} WHERE ${conditions.join(' AND ')}`;
}

function translated(text: string, { spec }: MappedField, dialect: MappingDialect): string {
  const words = Object.entries(spec.words ?? {});
  if (words.length === 0) return text;
  const cases = words.map(([word, meaning]) => `WHEN ${dialect.literal(word)} THEN ${dialect.literal(meaning)}`);
  return `CASE ${text} ${cases.join(' ')} ELSE ${text} END`;
}

function withDefault(text: string, { spec }: MappedField, dialect: MappingDialect): string {
  return spec.default === undefined ? text : `COALESCE(${text}, ${dialect.literal(String(spec.default))})`;
}

function offsetMs(offset = '+00:00'): number {
  const [hours, minutes] = offset.slice(1).split(':').map(Number) as [number, number];
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

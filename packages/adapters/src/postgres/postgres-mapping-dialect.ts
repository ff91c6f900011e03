import { epochTime } from '../mapping/epoch-times.ts';
import type { FieldType } from '../mapping/mapping.ts';
import type { MappedTime, MappingDialect } from '../mapping/mapping-dialect.ts';
import { clockText } from '../mapping/time-literal.ts';
import { POSTGRES } from './postgres-dialect.ts';

/** By the type as PostgreSQL spells it out. Others (enumerations, `citext`) are read as texts, and compared as their text. */
const TYPES: readonly (readonly [RegExp, FieldType])[] = [
  [/^(smallint|integer|bigint)$/, 'integer'],
  [/^numeric/, 'decimal'],
  [/^(real|double precision)$/, 'float'],
  [/^boolean$/, 'boolean'],
  [/^jsonb?$/, 'json'],
  [/^uuid$/, 'uuid'],
  [/^date$/, 'date'],
  [/^timestamp.* with time zone$/, 'instant'],
  [/^timestamp.* without time zone$/, 'datetime'],
  [/^(text|character)/, 'text'],
];

export const POSTGRES_MAPPING: MappingDialect = {
  ...POSTGRES,
  quoted,
  literal: (text) => `'${text.replaceAll("'", "''")}'`,
  columnsOf: (table) => ({
    text: `SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type FROM pg_attribute a WHERE a.attrelid = to_regclass($1)::oid AND a.attnum > 0 AND NOT a.attisdropped AND has_column_privilege(a.attrelid, a.attnum, 'SELECT') ORDER BY a.attnum`,
    values: [table.map(quoted).join('.')],
  }),
  typeOf: (declared) => TYPES.find(([pattern]) => pattern.test(declared))?.[1],
  countsTexts: false,
  text: (expression) => `CAST(${expression} AS text) COLLATE "C"`,
  isText: (expression, type, placeholder) =>
    `${type === 'text' || type === 'uuid' ? expression : `CAST(${expression} AS text)`} = ${placeholder()}`,
  noText: 'CAST(NULL AS text)',
  scaled: (expression, factor) => `CAST(ROUND(CAST(${expression} AS numeric) * ${factor}) AS bigint)`,
  // Multiplied by the part, not divided by the whole: a quotient has only so many digits.
  lineAmount: (quantity, price, factor) =>
    `CAST(ROUND(CAST(${quantity} AS numeric) * ${price} * (${factor}) * 0.000000001) AS bigint)`,
  timeOf,
};

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function timeOf(type: FieldType, utcOffsetMs: number): MappedTime | undefined {
  const ms = (expression: string): string => floor(`CAST(EXTRACT(EPOCH FROM ${expression}) AS numeric) * 1000`);
  switch (type) {
    case 'instant':
      return { ms, compared: { bound: (at) => `TIMESTAMPTZ '${clockText(at)}+00'`, isExact: true } };
    case 'datetime':
      return {
        ms: (expression) => `${ms(expression)} - ${utcOffsetMs}`,
        compared: { bound: (at) => `TIMESTAMP '${clockText(at + utcOffsetMs)}'`, isExact: true },
      };
    default:
      return epochTime(type, floor);
  }
}

function floor(expression: string): string {
  return `CAST(FLOOR(${expression}) AS bigint)`;
}

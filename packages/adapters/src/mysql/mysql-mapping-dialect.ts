import { epochTime } from '../mapping/epoch-times.ts';
import type { FieldType } from '../mapping/mapping.ts';
import type { MappedTime, MappingDialect } from '../mapping/mapping-dialect.ts';
import { clockText } from '../mapping/time-literal.ts';
import { MYSQL } from './mysql-dialect.ts';
import { literal } from './mysql-literal.ts';
import { COLLATION, type Flavor } from './mysql-schema.ts';

/** By the type as the server spells it out. Others (`enum`, `set`) are read as texts. */
const TYPES: readonly (readonly [RegExp, FieldType])[] = [
  [/^(tiny|small|medium|big)?int/, 'integer'],
  [/^(decimal|numeric)/, 'decimal'],
  [/^(float|double)/, 'float'],
  [/^json/, 'json'],
  [/^uuid/, 'uuid'],
  [/^date$/, 'date'],
  [/^timestamp/, 'instant'],
  [/^datetime/, 'datetime'],
  [/char|text/, 'text'],
];

/** The last moment of `TIMESTAMP`, and how far a change of clocks may put a moment on the wrong side. */
const LAST_INSTANT_MS = 2_147_483_647_000;
const CLOCK_CHANGE_MS = 3 * 3_600_000;

/** Texts compare byte by byte only in a collation that servers have by different names. */
export function mysqlMappingDialect(flavor: Flavor): MappingDialect {
  const exact = (expression: string): string => `CONVERT(${expression} USING utf8mb4) COLLATE ${COLLATION[flavor]}`;
  return {
    ...MYSQL,
    quoted: (name) => `\`${name.replaceAll('`', '``')}\``,
    literal,
    columnsOf(table) {
      const [name, schema] = [table.at(-1) as string, table.at(-2)];
      const place = schema === undefined ? 'DATABASE()' : literal(schema);
      const text = `SELECT column_name AS name, column_type AS type FROM information_schema.columns WHERE table_schema = ${place} AND table_name = ${literal(name)} ORDER BY ordinal_position`;
      return { text, values: [] };
    },
    typeOf: (declared) => TYPES.find(([pattern]) => pattern.test(declared))?.[1],
    countsTexts: false,
    text: (expression, type) => exact(type === 'text' ? expression : `CAST(${expression} AS CHAR)`),
    // The first finds the rows by an index on the column, whatever its collation; the second tells them apart.
    isText: (expression, _, placeholder) =>
      `${expression} = ${placeholder()} AND ${exact(expression)} = ${placeholder()}`,
    noText: 'CAST(NULL AS CHAR)',
    scaled: (expression, factor) => `CAST(ROUND(CAST(${expression} AS DECIMAL(40, 12)) * ${factor}) AS SIGNED)`,
    lineAmount: (quantity, price, factor) =>
      `CAST(ROUND(CAST(${quantity} AS DECIMAL(20, 0)) * CAST(${price} AS DECIMAL(20, 0)) * (${factor}) * 0.000000001) AS SIGNED)`,
    timeOf,
  };
}

function timeOf(type: FieldType, utcOffsetMs: number): MappedTime | undefined {
  switch (type) {
    case 'instant':
      // Right in a session of any zone, but for the hour that clocks go through twice.
      return {
        ms: (expression) => floor(`UNIX_TIMESTAMP(${expression}) * 1000`),
        compared: { bound: instantAround, isExact: false },
      };
    case 'datetime':
      return {
        ms: (expression) => `TIMESTAMPDIFF(MICROSECOND, '1970-01-01', ${expression}) DIV 1000 - ${utcOffsetMs}`,
        compared: { bound: (ms) => `TIMESTAMP'${clockText(ms + utcOffsetMs)}'`, isExact: true },
      };
    default:
      return epochTime(type, floor);
  }
}

function instantAround(ms: number, side: 'from' | 'to'): string {
  const around = side === 'from' ? ms - CLOCK_CHANGE_MS : ms + CLOCK_CHANGE_MS;
  return `FROM_UNIXTIME(${Math.floor(Math.max(1, Math.min(LAST_INSTANT_MS, around)) / 1_000)})`;
}

function floor(expression: string): string {
  return `CAST(FLOOR(${expression}) AS SIGNED)`;
}

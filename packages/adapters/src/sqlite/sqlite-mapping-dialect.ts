import { epochTime } from '../mapping/epoch-times.ts';
import type { FieldType } from '../mapping/mapping.ts';
import type { MappedTime, MappingDialect } from '../mapping/mapping-dialect.ts';
import { SQLITE } from './sqlite-dialect.ts';

const DAY_MS = 86_400_000;

/** By what the declared type of a column contains, as SQLite itself decides on affinities (https://sqlite.org/datatype3.html). */
const TYPES: readonly (readonly [RegExp, FieldType])[] = [
  [/INT/i, 'integer'],
  [/DATETIME|TIMESTAMP/i, 'time_text'],
  [/DATE/i, 'date'],
  [/JSON/i, 'json'],
  [/CHAR|CLOB|TEXT|UUID/i, 'text'],
  [/REAL|FLOA|DOUB/i, 'float'],
  [/BOOL/i, 'boolean'],
  [/DEC|NUM/i, 'decimal'],
];

export const SQLITE_MAPPING: MappingDialect = {
  ...SQLITE,
  // Not double quotes, which SQLite may take for a text where there is no such column.
  quoted: (name) => `\`${name.replaceAll('`', '``')}\``,
  literal: (text) => `'${text.replaceAll("'", "''")}'`,
  columnsOf: (table) => {
    const [name, schema] = [table.at(-1) as string, table.at(-2) ?? 'main'];
    return { text: 'SELECT name, type FROM pragma_table_xinfo(?, ?)', values: [name, schema] };
  },
  typeOf: (declared) => TYPES.find(([pattern]) => pattern.test(declared))?.[1],
  countsTexts: true,
  text: (expression) => `CAST(${expression} AS TEXT) COLLATE BINARY`,
  isText: (expression, _, placeholder) => `${expression} COLLATE BINARY = ${placeholder()}`,
  noText: 'CAST(NULL AS TEXT)',
  scaled: (expression, factor) => `CAST(ROUND((${expression}) * ${factor}) AS INTEGER)`,
  lineAmount,
  timeOf,
};

/**
 * There are integers of 64 bits and doubles, so the product is never formed: with both numbers cut into wholes and rests of the unit
 * that it is divided by, every part is exact, and only the last has a fraction to round.
 */
function lineAmount(quantity: string, price: string, factor: string): string {
  const unit = `(1000000000 / (${factor}))`;
  const [q, p] = [`ABS(${quantity})`, `ABS(${price})`];
  const rest = `((${q} % ${unit}) * (${p} % ${unit}) + ${unit} / 2) / ${unit}`;
  const amount = `${q} * (${p} / ${unit}) + (${q} / ${unit}) * (${p} % ${unit}) + ${rest}`;
  return `CASE WHEN (${quantity} < 0) <> (${price} < 0) THEN -1 ELSE 1 END * (${amount})`;
}

function timeOf(type: FieldType, utcOffsetMs: number): MappedTime | undefined {
  switch (type) {
    case 'time_text':
    case 'datetime':
      return {
        // Its own milliseconds as a fraction of seconds: rounding gives back the integer that they were.
        ms: (expression) => `CAST(ROUND(unixepoch(${expression}, 'subsec') * 1000) AS INTEGER) - ${utcOffsetMs}`,
        compared: { bound: (ms, side) => dateAround(ms + utcOffsetMs, side), isExact: false },
      };
    default:
      return epochTime(type, (expression) => `CAST(FLOOR(${expression}) AS INTEGER)`);
  }
}

/**
 * Texts of times compare by their date, whatever stands between date and time. A day is added at either end, since each may have an offset
 * of its own.
 */
function dateAround(ms: number, side: 'from' | 'to'): string {
  const day = Math.floor(ms / DAY_MS) + (side === 'from' ? -1 : 2);
  const last = 2_932_896;
  return `'${new Date(Math.max(-719_528, Math.min(day, last)) * DAY_MS).toISOString().slice(0, 10)}'`;
}

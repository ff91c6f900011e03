import { formatTimestamp, parseTimestamp } from '../../kernel/timestamp.ts';
import { shortened } from '../schema/expecting.ts';
import { CellError, type CsvRow } from './csv-row.ts';
import { timeReader, type ReadTime } from './date-pattern.ts';
import type { CsvColumnRule, CsvRule } from './mapping.ts';

/** Reads one field's value from a row; `undefined` leaves the field out. Throws `CellError`. */
export type ReadCell = (row: CsvRow) => unknown;

const WHOLE_NUMBERS: ReadonlySet<string> = new Set(
  'count week_start followers reactions comments shares saves clicks impressions reach'.split(' '),
);

/** How a field's rule reads its cell: times become RFC 3339 in UTC, whole numbers and `paid` what their schemas want, all else stays text. */
export function cellReader(field: string, rule: CsvRule, timezone: string): ReadCell {
  if ('const' in rule) return () => rule.const;
  if ('sum' in rule) return (row) => sumOf(row, rule.sum);
  if ('join' in rule) return (row) => joined(row, rule.join);
  const convert = converterOf(field, rule, timezone);
  const { column } = rule;
  return (row) => {
    const cell = row[column]?.trim() ?? '';
    const meant = meaningOf(cell, rule);
    return typeof meant === 'string' ? convert(meant, column) : meant;
  };
}

function sumOf(row: CsvRow, columns: readonly string[]): number {
  let sum = 0;
  for (const column of columns) {
    const cell = row[column]?.trim() ?? '';
    const number = Number(cell);
    if (!Number.isFinite(number)) throw new CellError(column, `expected a number to add up, got ${shortened(cell)}`);
    sum += number;
  }
  return sum;
}

function joined(row: CsvRow, columns: readonly string[]): string | undefined {
  const texts = columns.map((column) => row[column]?.trim() ?? '').filter((text) => text !== '');
  return texts.length === 0 ? undefined : texts.join(' ');
}

function meaningOf(cell: string, { values, default: fallback }: CsvColumnRule): unknown {
  if (cell === '') return fallback;
  if (values === undefined) return cell;
  return Object.hasOwn(values, cell) ? values[cell] : (fallback ?? cell);
}

type Convert = (text: string, column: string) => unknown;

function converterOf(field: string, rule: CsvColumnRule, timezone: string): Convert {
  if (rule.format !== undefined) return timeConverter(timeReader(rule.format), rule.format, timezone);
  if (field.endsWith('_at')) return timeConverter(readIsoTime, 'an ISO 8601 date and time', timezone);
  if (field === 'paid') return readFlag;
  if (field === 'hashtags') return (text) => text.split(/[\s,;]+/).filter((tag) => tag !== '');
  if (WHOLE_NUMBERS.has(field)) return (text) => wholeNumberOf(plainDecimal(text, rule));
  if (rule.abs === true || rule.decimal !== undefined) return (text) => plainDecimal(text, rule);
  return (text) => text;
}

function timeConverter(read: ReadTime, form: string, timezone: string): Convert {
  return (text, column) => {
    const at = read(text, timezone);
    if (at === undefined) throw new CellError(column, `expected a time written as ${form}, got ${shortened(text)}`);
    return formatTimestamp(at);
  };
}

const LOCAL_FORMS = [
  'yyyy-MM-dd HH:mm:ss',
  "yyyy-MM-dd'T'HH:mm:ss",
  'yyyy-MM-dd HH:mm',
  "yyyy-MM-dd'T'HH:mm",
  'yyyy-MM-dd',
].map(timeReader);

function readIsoTime(text: string, timezone: string): number | undefined {
  const at = parseTimestamp(text);
  if (!Number.isNaN(at)) return at;
  for (const read of LOCAL_FORMS) {
    const local = read(text, timezone);
    if (local !== undefined) return local;
  }
  return undefined;
}

/** With a point before its decimals, and without a sign where the rule says so. What is no number stays as it is, for its schema to refuse. */
function plainDecimal(text: string, { abs, decimal }: CsvColumnRule): string {
  let plain = text;
  if (decimal === ',') plain = plain.replaceAll('.', '').replace(',', '.');
  else if (decimal === '.') plain = plain.replaceAll(',', '');
  return abs === true ? plain.replace(/^-/, '') : plain;
}

function wholeNumberOf(text: string): unknown {
  return /^-?\d{1,15}(\.0*)?$/.test(text) ? Number(text) : text;
}

function readFlag(text: string, column: string): boolean {
  if (/^(true|yes|y|1|1\.0)$/i.test(text)) return true;
  if (/^(false|no|n|0|0\.0)$/i.test(text)) return false;
  throw new CellError(column, `expected true or false, got ${shortened(text)}`);
}

import type { CsvRow } from './csv-row.ts';
import type { CsvComparison, CsvMapping } from './mapping.ts';
import type { RecordKind } from '../schema/record.ts';

type Scalar = string | number | boolean;

const COMPARE: Readonly<Record<'<' | '<=' | '>' | '>=', (cell: number, value: number) => boolean>> = {
  '<': (cell, value) => cell < value,
  '<=': (cell, value) => cell <= value,
  '>': (cell, value) => cell > value,
  '>=': (cell, value) => cell >= value,
};

/** Which kind of record a row is (a part of): the first condition that holds decides. */
export function kindReader({ kind, when = [] }: CsvMapping): (row: CsvRow) => RecordKind {
  const conditions = when.map((one) => ({ holds: condition(one.if), kind: one.kind }));
  return (row) => conditions.find(({ holds }) => holds(row))?.kind ?? kind;
}

/** Whether a row is left out. */
export function skipReader({ skip = [] }: CsvMapping): (row: CsvRow) => boolean {
  const conditions = skip.map(condition);
  return (row) => conditions.some((holds) => holds(row));
}

/** A comparison as a function. An empty cell, and one that is no number, is neither smaller nor greater than any. */
export function condition({ column, is, value }: CsvComparison): (row: CsvRow) => boolean {
  const cellOf = (row: CsvRow): string => row[column]?.trim() ?? '';
  if (is === 'empty' || is === 'not empty') return (row) => (cellOf(row) === '') === (is === 'empty');
  const values = (Array.isArray(value) ? value : [value ?? '']) as readonly Scalar[];
  const isOneOf = (row: CsvRow): boolean => values.some((one) => isSame(cellOf(row), one));
  if (is === 'begins with') return (row) => values.some((one) => cellOf(row).startsWith(String(one)));
  if (is === '=' || is === 'in') return isOneOf;
  if (is === '!=') return (row) => !isOneOf(row);
  const compare = COMPARE[is];
  const bound = numberOf(String(values[0]));
  return (row) => compare(numberOf(cellOf(row)), bound);
}

function isSame(cell: string, value: Scalar): boolean {
  return typeof value === 'number' ? numberOf(cell) === value : cell === String(value);
}

function numberOf(text: string): number {
  return text === '' ? NaN : Number(text);
}

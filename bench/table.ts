import { isMet, numberText, type Bench, type BenchRow } from './row.ts';

const HEAD = ['', 'measure', 'ours', 'beside', 'ratio', 'aim'] as const;

/** A group of rows as text: its method, then one line each. */
export function tableOf({ title, method }: Bench, rows: readonly BenchRow[]): string {
  const cells = [HEAD, ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const lines = cells.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return ['', title, ...wrapped(method), ...lines]
    .map((line) => (line === title ? line : `  ${line}`).trimEnd())
    .join('\n');
}

function cellsOf(row: BenchRow): readonly string[] {
  const met = isMet(row);
  const mark = met === undefined ? '·' : met ? '✓' : '✗';
  return [mark, row.name, row.measured, row.beside, numberText(row.ratio), aimOf(row)];
}

function aimOf({ limit }: BenchRow): string {
  if (limit === undefined) return '';
  return 'atMost' in limit ? `<= ${numberText(limit.atMost)}` : `>= ${numberText(limit.atLeast)}`;
}

function wrapped(text: string): readonly string[] {
  return text.match(/.{1,110}(?:\s|$)/g)?.map((line) => line.trimEnd()) ?? [];
}

import { isWithin, type Bench, type BenchRow } from './row.ts';

const HEAD = ['', 'measure', 'ours', 'beside', 'ratio', 'aim'] as const;

/** A group of rows as text: its method, then one line each. */
export function tableOf(bench: Bench, rows: readonly BenchRow[]): string {
  const cells = [HEAD, ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [`\n${bench.name}`, wrapped(bench.method), ...lines.map((line) => `  ${line}`)].join('\n');
}

function cellsOf(row: BenchRow): readonly string[] {
  const aim = 'atMost' in row.limit ? `<= ${numberOf(row.limit.atMost)}` : `>= ${numberOf(row.limit.atLeast)}`;
  return [isWithin(row) ? '✓' : '✗', row.name, row.measured, row.beside, numberOf(row.ratio), aim];
}

function wrapped(text: string): string {
  return text.replace(/(.{1,110})(?:\s|$)/g, '  $1\n').trimEnd();
}

/** Three figures that count. */
export function numberOf(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(3)));
}

import type { BackTestReport, Estimate } from '@bizboost/core';

const COLUMNS = ['ours', 'constant', 'naive mean', 'points', 'most used'] as const;

/** The report for people: a plain sentence, then the table, each value with 95% of what it may be. */
export function backTestText(report: BackTestReport): string {
  if (report.pages === 0)
    return 'Not enough history yet: about fifty posts that are a day old are needed before advice can be tried on the past.';
  const columns = COLUMNS.filter((column) => report.rows.some(({ values }) => values[column] !== undefined));
  const head = ['', ...columns];
  const body = report.rows.map((row) => [
    `${row.task}: ${row.measure}`,
    ...columns.map((column) => estimateText(row.values[column])),
  ]);
  return [sentenceOf(report), '', tableText([head, ...body])].join('\n');
}

function sentenceOf({ pages, posts, high }: BackTestReport): string {
  const where =
    pages === 1 ? `your last ${high.tested} posts` : `the last ${high.tested} posts of ${pages} pages (${posts} posts)`;
  return `In ${where}, our high-confidence calls were right ${high.held} of ${high.said} times.`;
}

function estimateText(estimate: Estimate | undefined): string {
  if (estimate === undefined) return '';
  const [value, low, high] = [estimate.value, estimate.low, estimate.high].map((one) => one.toFixed(2));
  return `${value} (${low}–${high})`;
}

function tableText(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => (row[index] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, index) => cell.padEnd(widths[index] as number))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

import type { BackTestReport, Estimate } from '@bizboost/core';

const COLUMNS = ['ours', 'constant', 'naive mean', 'points', 'most used'] as const;

/** The only measure that is no share. */
const ERROR = 'error on the log scale';

/** The report for people: a plain sentence, then the table, each value with 95% of what it may be. */
export function backTestText(report: BackTestReport): string {
  if (report.pages === 0)
    return 'Not enough history yet: about fifty posts that are a day old are needed before advice can be tried on the past.';
  const columns = COLUMNS.filter((column) => report.rows.some(({ values }) => values[column] !== undefined));
  const head = ['', ...columns];
  const body = report.rows.map((row) => [
    `${row.task}: ${row.measure}`,
    ...columns.map((column) => estimateText(row.values[column], row.measure === ERROR ? plain : share)),
  ]);
  return [sentenceOf(report), '', tableText([head, ...body])].join('\n');
}

function sentenceOf({ pages, posts, high }: BackTestReport): string {
  const where =
    pages === 1 ? `your last ${high.tested} posts` : `the last ${high.tested} posts of ${pages} pages (${posts} posts)`;
  return `In ${where}, our high-confidence calls were right ${high.held} of ${high.said} times.`;
}

function estimateText(estimate: Estimate | undefined, told: (value: number) => string): string {
  if (estimate === undefined) return '';
  const [value, low, high] = [estimate.value, estimate.low, estimate.high].map(told);
  return `${value} (${low}–${high})`;
}

function plain(value: number): string {
  return value.toFixed(2);
}

/** Never all and never none: so many tries cannot tell. */
function share(value: number): string {
  const text = plain(value);
  return text === '1.00' ? '>0.99' : text === '0.00' ? '<0.01' : text;
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

import type { BackTestReport, Estimate } from '@bizboost/core';

const COLUMNS = ['ours', 'constant', 'naive mean', 'points', 'most used'] as const;

/** The only measure that is no share. */
const ERROR = 'error on the log scale';

/** The report for people: a plain sentence, then the table, each value with 95% of what it may be. */
export function backTestText(report: BackTestReport): string {
  if (report.pages === 0)
    return 'Not enough history yet: about fifty posts that are a day old are needed before advice can be tried on the past.';
  const columns = COLUMNS.filter((column) => report.rows.some(({ values }) => values[column] !== undefined));
  const head = ['', ...columns, 'tries'];
  // Of one business it says nothing how many pages have something.
  const rows = report.rows.filter(({ measure }) => report.pages > 1 || !measure.startsWith('pages '));
  const body = rows.map((row) => [
    `${row.task}: ${row.measure}`,
    ...columns.map((column) => estimateText(row.values[column], toldAs(row))),
    row.tries === undefined ? '' : String(row.tries),
  ]);
  return [sentenceOf(report), '', tableText([head, ...body])].join('\n');
}

function sentenceOf({ pages, posts, high }: BackTestReport): string {
  const where =
    pages === 1 ? `your last ${high.tested} posts` : `the last ${high.tested} posts of ${pages} pages (${posts} posts)`;
  if (high.said === 0) return `In ${where}, no call was told with high confidence.`;
  return `In ${where}, our high-confidence calls were right ${high.held} of ${high.said} times.`;
}

function estimateText(estimate: Estimate | undefined, [told, end]: readonly [value: Told, end: Told]): string {
  if (estimate === undefined) return '';
  return `${told(estimate.value)} (${end(estimate.low)}–${end(estimate.high)})`;
}

/** How the values of a row are told, and how the ends of their intervals. */
function toldAs({ measure, tries }: BackTestReport['rows'][number]): readonly [value: Told, end: Told] {
  if (measure === ERROR) return [plain, plain];
  return [tries === undefined ? share : seen, share];
}

type Told = (value: number) => string;

/** What was seen of so many tries. */
function seen(value: number): string {
  return value === 1 ? 'all' : value === 0 ? 'none' : share(value);
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

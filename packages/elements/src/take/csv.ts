/** What stands in one cell: a text, a number as it is, or nothing. */
export type Cell = string | number | null | undefined;

/** Excel takes a file for UTF-8 by this alone. */
const BYTE_ORDER_MARK = '\u{FEFF}';

/**
 * Rows as CSV (RFC 4180) that opens in a spreadsheet as it is: UTF-8 with its mark, lines ended by CRLF, numbers with every digit. A text that a spreadsheet would take for a
 * formula gets an apostrophe in front, so that a product's name computes nothing.
 */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return BYTE_ORDER_MARK + rows.map((cells) => `${lineOf(cells)}\r\n`).join('');
}

function lineOf(cells: readonly Cell[]): string {
  const line = cells.map(cellText).join(',');
  return line === '' ? '""' : line; // an empty line would be no row
}

function cellText(cell: Cell): string {
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell === 0 ? 0 : cell) : '';
  const text = defused(cell ?? '');
  // Semicolons and tabs, too: in half the world one of them stands between cells.
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The signs that begin a formula, as wide as East Asian keyboards write them too; and the ends of cells and lines, after which one could begin. */
const FORMULA = /^\s*[=+\-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}]|^[\t\r\n]/u;

function defused(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

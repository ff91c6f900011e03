/**
 * Keeps tab-separated rows (at least one).
 * @param rows each ended by a newline, as one text
 */
export function insertStatement(table: string, columns: readonly string[], rows: string): string {
  return `INSERT INTO ${table} (${columns.join(', ')}) FORMAT TabSeparated\n${rows}`;
}

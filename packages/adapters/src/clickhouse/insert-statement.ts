/** Keeps tab-separated rows (at least one). */
export function insertStatement(table: string, columns: readonly string[], rows: readonly string[]): string {
  return `INSERT INTO ${table} (${columns.join(', ')}) FORMAT TabSeparated\n${rows.join('\n')}\n`;
}

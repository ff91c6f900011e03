import type { ClickHouseNode } from './clickhouse-node.ts';

export interface KeptTable {
  readonly engine: string;
  /** With its parameters. */
  readonly engineFull: string;
}

/** Our tables and views on a server, by name. */
export async function keptTables(node: ClickHouseNode): Promise<ReadonlyMap<string, KeptTable>> {
  const rows = await node.rows(
    "SELECT name, engine, engine_full FROM system.tables WHERE database = currentDatabase() AND name LIKE 'bizboost_%'",
  );
  const named = rows.map((row): [string, KeptTable] => [
    row['name'] as string,
    { engine: row['engine'] as string, engineFull: row['engine_full'] as string },
  ]);
  return new Map(named);
}

/** What is used of a client of `@clickhouse/client`, so that a host can bring its own. */
export interface ClickHouseClient {
  query(params: ClickHouseStatement & { readonly format: 'JSONCompact' }): Promise<{ text(): Promise<string> }>;
  command(params: ClickHouseStatement): Promise<unknown>;
  close(): Promise<void>;
}

/** A statement as the driver takes it. */
export interface ClickHouseStatement {
  readonly query: string;
  readonly clickhouse_settings: ClickHouseSettings;
  readonly abort_signal: AbortSignal;
}

/** Settings of one statement. Those that a server does not know are refused by it, so only known ones are sent. */
export type ClickHouseSettings = Record<string, string | number>;

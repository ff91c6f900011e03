import type { ClickHouseClient } from '@bizboost/adapters/clickhouse';
import { ClickHouseLogLevel, createClient } from '@clickhouse/client';

/** Other work may be going on on this machine. */
export const PATIENCE_MS = 600_000;

/** A client that counts the text of statements and answers. */
export interface CountedClient extends ClickHouseClient {
  readonly bytes: number;
  readonly statements: number;
  /** Tells of each statement from now on, until the function that it gives is called. */
  listen(listener: (statement: string) => void): () => void;
}

/** @param atOnce statements that the server is given at once; others wait */
export function countedClient(url: string, { atOnce = 10 } = {}): CountedClient {
  const client = createClient({
    ...{ url, max_open_connections: atOnce, request_timeout: PATIENCE_MS },
    log: { level: ClickHouseLogLevel.OFF },
  });
  const counted = { bytes: 0, statements: 0 };
  const listeners = new Set<(statement: string) => void>();
  const count = (text: string): void => void (counted.bytes += Buffer.byteLength(text));
  const countStatement = (text: string): void => {
    counted.statements++;
    count(text);
    for (const listener of listeners) listener(text);
  };
  return {
    async query(params) {
      countStatement(params.query);
      const result = await client.query(params);
      return {
        async text() {
          const text = await result.text();
          count(text);
          return text;
        },
      };
    },
    command(params) {
      countStatement(params.query);
      return client.command(params);
    },
    close: () => client.close(),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get bytes() {
      return counted.bytes;
    },
    get statements() {
      return counted.statements;
    },
  };
}

/** Rows of a statement of our own. */
export async function rowsOf(client: CountedClient, query: string): Promise<readonly (readonly string[])[]> {
  const params = { clickhouse_settings: {}, abort_signal: AbortSignal.timeout(PATIENCE_MS) };
  const text = await (await client.query({ query, format: 'JSONCompact', ...params })).text();
  return (JSON.parse(text) as { data: string[][] }).data;
}

export async function run(client: CountedClient, query: string): Promise<void> {
  await client.command({ query, clickhouse_settings: {}, abort_signal: AbortSignal.timeout(PATIENCE_MS) });
}

import type { ClickHouseClient } from '@bizboost/adapters/clickhouse';
import { ClickHouseLogLevel, createClient } from '@clickhouse/client';

/** A client that counts the text of statements and answers. */
export interface CountedClient extends ClickHouseClient {
  readonly bytes: number;
  readonly statements: number;
}

export function countedClient(url: string): CountedClient {
  const client = createClient({ url, log: { level: ClickHouseLogLevel.OFF } });
  const counted = { bytes: 0, statements: 0 };
  const count = (text: string): void => void (counted.bytes += Buffer.byteLength(text));
  return {
    async query(params) {
      counted.statements++;
      count(params.query);
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
      counted.statements++;
      count(params.query);
      return client.command(params);
    },
    close: () => client.close(),
    get bytes() {
      return counted.bytes;
    },
    get statements() {
      return counted.statements;
    },
  };
}

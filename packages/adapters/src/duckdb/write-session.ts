import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import type { SqlSession } from '../sql/database.ts';
import type { SqlRow, Statement } from '../sql/statement.ts';
import { readRows } from './read-rows.ts';
import type { Visibility } from './visibility.ts';

/** What the one that writes asks before it does. Nobody else writes meanwhile. */
export class WriteSession implements SqlSession {
  readonly #connection: DuckDBConnection;
  readonly #visibility: Visibility;

  constructor(connection: DuckDBConnection, visibility: Visibility) {
    this.#connection = connection;
    this.#visibility = visibility;
  }

  all({ text, values }: Statement): Promise<readonly SqlRow[]> {
    return readRows(this.#connection, { text: this.#visibility.statement(text), values });
  }

  /** Rows in chunks, however many there are. */
  async *stream(text: string): AsyncGenerator<DuckDBDataChunk> {
    yield* await this.#connection.stream(this.#visibility.statement(text));
  }
}

import type { ReadOptions, WriteBatch, WriteResult } from '@bizboost/core';
import type { SqlSession } from '../sql/database.ts';
import type { SqlRow, Statement } from '../sql/statement.ts';
import { isFatal } from './duckdb-failure.ts';
import { closed } from './duckdb-file.ts';
import { DuckdbStore, type StoreSettings } from './duckdb-store.ts';
import type { StoreTransaction } from './store-transaction.ts';

/**
 * A store that is opened anew when DuckDB has given up on its file: after a failed checkpoint, as on a full disk, it answers nothing until then.
 * What was acknowledged is in the file or its log.
 */
export class LastingStore implements SqlSession {
  readonly #name: string;
  readonly #settings: StoreSettings;
  #store: DuckdbStore;
  #reopening: Promise<void> | undefined;
  #isClosed = false;

  private constructor(name: string, settings: StoreSettings, store: DuckdbStore) {
    this.#name = name;
    this.#settings = settings;
    this.#store = store;
  }

  static async open(name: string, settings: StoreSettings): Promise<LastingStore> {
    return new LastingStore(name, settings, await DuckdbStore.open(name, settings));
  }

  /** The businesses of the file, which keep their numbers. */
  get businesses(): DuckdbStore['businesses'] {
    return this.#store.businesses;
  }

  /** Asked a second time where the file had to be opened anew. */
  async all(statement: Statement, options?: ReadOptions): Promise<readonly SqlRow[]> {
    try {
      return await this.#on((store) => store.readers.all(statement, options));
    } catch (error) {
      if (!isFatal(error) || this.#isClosed) throw error;
      return this.#on((store) => store.readers.all(statement, options));
    }
  }

  write(business: string, batch: WriteBatch): Promise<WriteResult> {
    return this.#on((store) => store.write(business, batch));
  }

  change<T>(business: string, work: (transaction: StoreTransaction) => Promise<T>): Promise<T> {
    return this.#on((store) => store.change(business, work));
  }

  /** Empties the log of rows that went. */
  emptyLog(): Promise<void> {
    return this.#on((store) => store.emptyLog());
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#reopening?.catch(() => {});
    await this.#store.close();
  }

  async #on<T>(task: (store: DuckdbStore) => Promise<T>): Promise<T> {
    if (this.#isClosed) throw closed();
    await this.#reopening;
    const store = this.#store;
    try {
      return await task(store);
    } catch (error) {
      if (isFatal(error)) this.#reopen(store);
      throw error;
    }
  }

  /** Once for all who have met the failure. What cannot be opened fails whoever asks, and is tried again for the next. */
  #reopen(failed: DuckdbStore): void {
    if (this.#isClosed || this.#store !== failed) return;
    this.#reopening ??= (async () => {
      await failed.close();
      this.#store = await DuckdbStore.open(this.#name, this.#settings);
    })().finally(() => (this.#reopening = undefined));
    this.#reopening.catch(() => {});
  }
}

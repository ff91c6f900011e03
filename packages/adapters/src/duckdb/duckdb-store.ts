import type { DuckDBConnection } from '@duckdb/node-api';
import type { WriteBatch, WriteResult } from '@bizboost/core';
import { Arrivals } from './arrivals.ts';
import { explained, leftInLog } from './duckdb-failure.ts';
import { DuckdbFile, type FileSettings } from './duckdb-file.ts';
import { FACT_TABLES, IS_ROW } from './duckdb-schema.ts';
import { keepGroup, type GroupParts } from './keep-group.ts';
import { KnownBusinesses } from './known-businesses.ts';
import { KnownIds } from './known-ids.ts';
import { Readers } from './readers.ts';
import { removeOld } from './remove-old.ts';
import { Upkeep, type UpkeepLimits } from './upkeep.ts';
import { StoreTransaction } from './store-transaction.ts';
import { Visibility } from './visibility.ts';
import { WriteQueue } from './write-queue.ts';
import { WriteSession } from './write-session.ts';

/** With the one that writes and the one that sorts these are as many as Node has threads for what would block it. */
const READERS = 2;

export interface StoreSettings extends FileSettings {
  readonly idMemoryBytes: number;
  /** For tests: what else takes a million rows happens after a few. */
  readonly limits?: UpkeepLimits;
  readonly onWarning: (message: string) => void;
}

interface StoreParts {
  readonly file: DuckdbFile;
  readonly readers: Readers;
  readonly businesses: KnownBusinesses;
  readonly upkeep: Upkeep;
  readonly queue: WriteQueue;
  readonly group: GroupParts;
  readonly connections: readonly DuckDBConnection[];
}

/** An open file with all that belongs to it. */
export class DuckdbStore {
  readonly readers: Readers;
  readonly businesses: KnownBusinesses;
  readonly #parts: StoreParts;
  #closing: Promise<void> | undefined;

  private constructor(parts: StoreParts) {
    this.#parts = parts;
    this.readers = parts.readers;
    this.businesses = parts.businesses;
  }

  static async open(name: string, settings: StoreSettings): Promise<DuckdbStore> {
    const file = await DuckdbFile.open(name, settings);
    try {
      return new DuckdbStore(await partsOf(file, settings));
    } catch (error) {
      await file.close();
      throw explained(error, file.path);
    }
  }

  /** @param business as it is kept */
  write(business: string, batch: WriteBatch): Promise<WriteResult> {
    return this.#parts.queue.write(business, batch);
  }

  /**
   * Changes a business otherwise than by a batch, all of it or nothing; on the disk when it resolves.
   * @param business as it is kept
   */
  change<T>(business: string, work: (transaction: StoreTransaction) => Promise<T>): Promise<T> {
    const { queue, upkeep, group, readers } = this.#parts;
    return queue.run(async () => {
      // A run must not be made of rows that go meanwhile.
      await upkeep.untilSorted();
      const { connection } = group;
      const transaction = new StoreTransaction(business, group);
      await connection.run('BEGIN');
      try {
        const result = await work(transaction);
        await transaction.finish();
        // Rows go that others see.
        await readers.exclusive(async () => {
          await connection.run('COMMIT');
          transaction.committed();
        });
        return result;
      } catch (error) {
        await connection.run('ROLLBACK').catch(() => {});
        throw explained(error, this.#parts.file.path);
      }
    });
  }

  /** Empties the log of rows that went by taking it into the file. Rejects with `unavailable` where that fails; then it may be tried again. */
  emptyLog(): Promise<void> {
    const { file, queue, readers, upkeep } = this.#parts;
    return queue.run(() =>
      readers.exclusive(() => upkeep.emptyLog()).catch((error: Error) => Promise.reject(leftInLog(file.path, error))),
    );
  }

  /** Waits for what is under way; harmless when called twice. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const { file, readers, upkeep, queue, connections } = this.#parts;
    await queue.close();
    await readers.close();
    await upkeep.close();
    for (const connection of connections) connection.closeSync();
    await file.close();
  }
}

async function partsOf(
  file: DuckdbFile,
  { idMemoryBytes, limits = {}, onWarning }: StoreSettings,
): Promise<StoreParts> {
  const { path } = file;
  const [writing, sorting] = [await file.connect(), await file.connect()];
  const visibility = await Visibility.read(writing);
  await removeSorted(writing, visibility);
  const arrivals = await Arrivals.read(writing);
  const session = new WriteSession(writing, visibility);
  const businesses = await KnownBusinesses.read(session);
  const readers = await Readers.open(file, visibility, READERS);
  const upkeep = new Upkeep({
    ...{ path, writing, sorting, arrivals, visibility, limits, onWarning },
    drained: () => readers.drained(),
    nudge: () => queue.nudge(),
  });
  const group: GroupParts = {
    ...{ connection: writing, visibility, arrivals, businesses },
    session,
    ids: new KnownIds(idMemoryBytes),
    untilSorted: () => upkeep.untilSorted(),
    exclusive: (task) => readers.exclusive(task),
  };
  const queue = new WriteQueue(
    (batches) => keepGroup(batches, group).catch((error: unknown) => Promise.reject(explained(error, path))),
    () => upkeep.afterCommit(),
  );
  // In a turn, and not before: nobody waits for it. After it, what a process that was killed has left is sorted.
  const { commit } = visibility;
  const { mostOldRows: mostRows = 100_000 } = limits;
  void queue
    .run(() => removeOld(writing, { commit, mostRows }))
    .catch((error: Error) => onWarning(`${path}: old rows could not be removed (${error.message}).`));
  return { file, readers, businesses, upkeep, queue, group, connections: [writing, sorting] };
}

/** Rows of arrivals that are in a run already, left by a process that was killed before it removed them. */
async function removeSorted(connection: DuckDBConnection, visibility: Visibility): Promise<void> {
  for (const table of FACT_TABLES.flatMap(({ arrivals }) => arrivals)) {
    const taken = visibility.takenUpTo(table);
    if (taken > 0) await connection.run(`DELETE FROM ${table} WHERE ${IS_ROW} AND batch <= ${taken}`);
  }
}

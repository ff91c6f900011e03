import { realpath, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { BizBoostError } from '@bizboost/core';
import { explained } from './duckdb-failure.ts';
import { CREATE_SCHEMA, HAS_SCHEMA, SCHEMA_OF_FILE, SCHEMA_VERSION } from './duckdb-schema.ts';
import { lockFor, type OwnerLock } from './owner-lock.ts';

const IN_MEMORY = ':memory:';

export interface FileSettings {
  /** What DuckDB may take for itself, e.g. `512MB`. */
  readonly memoryLimit: string;
  readonly threads: number;
}

/** An open DuckDB file with our schema, which nobody else can have until it is closed. */
export class DuckdbFile {
  readonly path: string;
  readonly #instance: DuckDBInstance;
  readonly #lock: OwnerLock | undefined;
  #isClosed = false;

  private constructor(path: string, instance: DuckDBInstance, lock: OwnerLock | undefined) {
    this.path = path;
    this.#instance = instance;
    this.#lock = lock;
  }

  /** Throws `conflict` while another has the file, `unsupported` for what is no DuckDB file or is newer than this code. */
  static async open(name: string, settings: FileSettings): Promise<DuckdbFile> {
    const path = name === IN_MEMORY ? name : await realPathOf(name);
    const lock = path === IN_MEMORY ? undefined : await lockFor(path);
    try {
      if (lock !== undefined) await removeIfEmpty(path);
      const instance = await openInstance(path, settings);
      const file = new DuckdbFile(path, instance, lock);
      await file.#createSchema().catch((error: unknown) => {
        instance.closeSync();
        throw error;
      });
      return file;
    } catch (error) {
      await lock?.release();
      throw explained(error, path);
    }
  }

  async connect(): Promise<DuckDBConnection> {
    if (this.#isClosed) throw closed();
    return this.#instance.connect();
  }

  /** To be called once all connections are closed. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#instance.closeSync();
    await this.#lock?.release();
  }

  async #createSchema(): Promise<void> {
    const connection = await this.connect();
    try {
      if ((await numberFrom(connection, HAS_SCHEMA)) === 0) {
        await connection.run(['BEGIN', ...CREATE_SCHEMA, 'COMMIT'].join('; '));
      }
      const version = await numberFrom(connection, SCHEMA_OF_FILE);
      if (version > SCHEMA_VERSION) throw newer(this.path, version);
    } finally {
      connection.closeSync();
    }
  }
}

async function numberFrom(connection: DuckDBConnection, statement: string): Promise<number> {
  return Number((await connection.runAndReadAll(statement)).getRows()[0]?.[0]);
}

/** The same file has one path, whatever links lead to it. */
async function realPathOf(path: string): Promise<string> {
  const folder = await realpath(dirname(path)).catch(() => dirname(path));
  return realpath(path).catch(() => join(folder, basename(path)));
}

/** What a process killed at its very beginning leaves, or `touch`: DuckDB takes it for a file of another format. */
async function removeIfEmpty(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() === true && found.size === 0) await rm(path);
}

export function closed(): BizBoostError {
  return new BizBoostError('unavailable', 'This store has been closed.', { retryable: false });
}

/**
 * From the cache of the process, never a second instance: two that write one file lose each other's rows without an error.
 * An instance in memory is not shared.
 */
function openInstance(path: string, settings: FileSettings): Promise<DuckDBInstance> {
  const options = instanceOptions(settings);
  return path === IN_MEMORY
    ? DuckDBInstance.create(path, options)
    : DuckDBInstance.fromCache(path, { ...options, storage_compatibility_version: 'v1.2.0' });
}

/** What an instance is opened with. */
export function instanceOptions({ memoryLimit, threads }: FileSettings): Record<string, string> {
  return {
    memory_limit: memoryLimit,
    threads: String(threads),
    // Nothing is fetched from anywhere, and no statement reaches another file.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    // Our own, at moments of our own.
    wal_autocheckpoint: '1TB',
    // What has been kept comes out in any order, unless it is asked for in one: sorting need not hold it all.
    preserve_insertion_order: 'false',
  };
}

function newer(path: string, version: number): BizBoostError {
  const expected = `a file of schema ${SCHEMA_VERSION} or older`;
  const message = `${path}: expected ${expected}, got schema ${version}: it was written by a newer BizBoost, so open it with that one.`;
  return new BizBoostError('unsupported', message, { expected, received: String(version) });
}

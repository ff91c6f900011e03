import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteAdapter } from '@bizboost/adapters/sqlite';
import { DuckDBInstance } from '@duckdb/node-api';
import { makeFolder } from '../services/folder.ts';
import { ROWS_OF_TABLES, tallyOf, type FileStoreKind, type Counted } from './chaos-store.ts';
import { ROWS_OF_DUCKDB } from './duckdb-rows.ts';

interface FileFormat {
  readonly name: string;
  readonly diskMiB: number;
  /** Behind the file's name: where the newest changes lie. */
  readonly log: string;
  /** A new file, where an empty one would become something else. */
  make(path: string): Promise<void>;
  read(path: string): Promise<readonly Counted[]>;
}

export const duckdb = fileStore({
  name: 'duckdb',
  diskMiB: 48,
  log: '.wal',
  make: async () => {},
  async read(path) {
    const instance = await DuckDBInstance.create(path);
    try {
      const connection = await instance.connect();
      const reader = await connection.runAndReadAll(ROWS_OF_DUCKDB);
      return reader.getRowObjectsJson() as unknown as Counted[];
    } finally {
      instance.closeSync();
    }
  },
});

export const sqlite = fileStore({
  name: 'sqlite',
  diskMiB: 16,
  log: '-wal',
  make: async (path) => sqliteAdapter({ path }).close(),
  async read(path) {
    const database = new DatabaseSync(path);
    try {
      return database.prepare(ROWS_OF_TABLES).all() as unknown as Counted[];
    } finally {
      database.close();
    }
  },
});

function fileStore({ name, diskMiB: small, log, make, read }: FileFormat): FileStoreKind {
  return {
    name,
    diskMiB: small,
    async open({ diskMiB } = {}) {
      const folder = makeFolder(`chaos-${name}`, { diskMiB });
      const path = join(folder.data, `shop.${name}`);
      await make(path);
      const at = (place: string) => ({ rows: async () => tallyOf(await ofCopy(place, log, read)) });
      return {
        data: path,
        file: { path, log: `${path}${log}`, disk: folder.disk },
        ...at(path),
        at,
        close: async () => folder.remove(),
      };
    },
  };
}

/** What is read of a copy of the file and of its log. */
async function ofCopy<T>(path: string, log: string, read: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'bizboost-copy-'));
  try {
    const copy = join(folder, 'copy');
    for (const suffix of ['', log]) if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix);
    return await read(copy);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

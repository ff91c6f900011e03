import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { duckdbAdapter } from '@bizboost/adapters/duckdb';
import { sqliteAdapter } from '@bizboost/adapters/sqlite';
import type { DataAdapter } from '@bizboost/core';

/** A store that is a file of the process that answers. */
export interface FileStore {
  readonly title: string;
  /** How large a disk it lies on, of the day on which that is full. */
  readonly diskMiB: number;
  /** With so much patience where another process has the file, in milliseconds. */
  open(path: string, patienceMs: number): Promise<DataAdapter>;
  /** What another process does to have the file; `argv[1]` is its path. */
  readonly holding: string;
}

export const duckdb: FileStore = {
  title: 'DuckDB',
  diskMiB: 48,
  open: (path) => duckdbAdapter({ path }),
  holding: `await (await import('@duckdb/node-api')).DuckDBInstance.create(process.argv[1]);`,
};

export const sqlite: FileStore = {
  title: 'SQLite',
  diskMiB: 16,
  open: async (path, busyTimeoutMs) => sqliteAdapter({ path, busyTimeoutMs }),
  holding: `globalThis.held = new (await import('node:sqlite')).DatabaseSync(process.argv[1]); held.exec('BEGIN IMMEDIATE');`,
};

export const fileStores: readonly FileStore[] = [duckdb, sqlite];

/** Lets another process have the file; returns how that ends. */
export async function holdFile({ holding }: FileStore, path: string): Promise<() => Promise<void>> {
  const held = `${holding} console.log('held'); setInterval(() => {}, 1_000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', held, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(createInterface({ input: holder.stdout }), 'line');
  return async () => {
    const ended = once(holder, 'exit');
    holder.kill('SIGKILL');
    await ended;
  };
}

const NOBODY = 65_534;

/** Does something as a user who owns nothing, since permissions are nothing to root. */
export async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work();
  process.setegid?.(NOBODY);
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
    process.setegid?.(0);
  }
}

import { memoryAdapter, type DataAdapter } from '@bizboost/core';
import { databaseKindOf, isUrl } from './database.ts';
import { importLog } from './import-log.ts';
import { storeFileAt } from './store-file.ts';
import { withDriver } from './with-driver.ts';

export interface OpenStoreOptions {
  /** Told in a sentence each of what was found odd, and of what was done about it. */
  readonly onWarning: (message: string) => void;
}

/**
 * The store that `--data` names: a database by its URL, or a file, whose content decides. A new one becomes a DuckDB file; so does a list of
 * records, as earlier versions kept them. Without a name, memory.
 * @throws `conflict` while another process has the file, `unsupported` for a folder, a file or URL that is no store, a database that has not
 * our schema, or a missing driver; `unavailable` for a database that does not answer.
 */
export async function openStore(data: string | undefined, options: OpenStoreOptions): Promise<DataAdapter> {
  if (data === undefined) return memoryAdapter();
  if (isUrl(data)) return databaseKindOf(data).open(data);
  const found = await storeFileAt(data);
  if (found === 'sqlite') {
    const { sqliteAdapter } = await import('@bizboost/adapters/sqlite');
    return sqliteAdapter({ path: data });
  }
  return openDuckdb(data, found === 'log', options);
}

function openDuckdb(path: string, isLog: boolean, { onWarning }: OpenStoreOptions): Promise<DataAdapter> {
  return withDriver('@duckdb/node-api', path, async () => {
    const { duckdbAdapter, lockFor } = await import('@bizboost/adapters/duckdb');
    const open = (name: string): Promise<DataAdapter> => duckdbAdapter({ path: name, onWarning });
    if (isLog) await importLog(path, { open, lock: lockFor, onWarning });
    return open(path);
  });
}

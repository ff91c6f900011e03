import { BizBoostError, type DataAdapter } from '@bizboost/core';
import { isUrl, printable } from './database.ts';
import { openStore, type OpenStoreOptions } from './open-store.ts';
import { readTables } from './read-tables.ts';

/** What `--data` and `--tables` name together. */
export interface Place {
  readonly data?: string | undefined;
  readonly tables?: string | undefined;
}

/** The store, or with `--tables` an application's own database, read and never written to. */
export async function openPlace({ data, tables }: Place, options: OpenStoreOptions): Promise<DataAdapter> {
  if (tables === undefined) return openStore(data, options);
  if (data === undefined)
    throw new BizBoostError('invalid_input', '--tables says what is where in a database: name it with --data.');
  const opened = await openMapped(data, { tables: await readTables(tables), ...options });
  if ((await opened.businesses?.())?.length === 0)
    options.onWarning(`No business has a profile: say in the mapping's "businesses" what they are called and where.`);
  return opened;
}

async function openMapped(
  data: string,
  options: OpenStoreOptions & { readonly tables: Awaited<ReturnType<typeof readTables>> },
): Promise<DataAdapter> {
  if (!isUrl(data)) return (await import('@bizboost/adapters/sqlite')).sqliteTables({ path: data, ...options });
  if (/^postgres(ql)?:/i.test(data))
    return (await import('@bizboost/adapters/postgres')).postgresTables({ url: data, ...options });
  if (/^(mysql|mariadb):/i.test(data))
    return (await import('@bizboost/adapters/mysql')).mysqlTables({ url: data, ...options });
  throw new BizBoostError(
    'unsupported',
    `--tables reads PostgreSQL, MySQL, MariaDB and SQLite files, not ${printable(data)}.`,
  );
}

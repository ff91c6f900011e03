import { BizBoostError } from '@bizboost/core';
import { databaseKindOf, isUrl, printable } from '../store/database.ts';

export interface MigrateOptions {
  readonly data: string;
}

/** Makes the schema in a database, or brings it up to date; says in a sentence what it did. Safe to run again, and by several at once. */
export async function migrate({ data }: MigrateOptions): Promise<string> {
  if (!isUrl(data))
    throw new BizBoostError(
      'unsupported',
      `--data ${data} is a file: it is brought up to date whenever it is opened. Give the URL of a database.`,
    );
  const place = printable(data);
  const { from, to } = await databaseKindOf(data).migrate(data);
  if (from === to) return `${place} is up to date: version ${to} of the schema. Nothing was changed.`;
  if (from === 0) return `${place} has the schema now, version ${to}.`;
  return `${place} was brought from version ${from} of the schema to version ${to}. What it holds has stayed.`;
}

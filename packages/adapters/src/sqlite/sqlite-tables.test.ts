import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { AdapterUnderTest } from '@bizboost/core/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appMapping, appTables, appWriter, type AppTypes } from '../testing/app-tables.ts';
import { mappedCases, strayNames } from '../testing/mapped-cases.ts';
import { sqliteTables } from './sqlite-tables.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bizboost-tables-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const COMMON = {
  text: 'TEXT',
  integer: 'INTEGER',
  literal: (text: string): string => `'${text.replaceAll("'", "''")}'`,
};
const TYPES: Readonly<Record<string, AppTypes & { readonly as?: 'epoch_ms' | 'time_text' }>> = {
  'decimals as texts, times in milliseconds': {
    ...COMMON,
    decimal: 'TEXT',
    time: 'INTEGER',
    timeOf: String,
    as: 'epoch_ms',
  },
  'decimals as doubles, times as texts': {
    ...COMMON,
    decimal: 'DECIMAL(20, 6)',
    time: 'DATETIME',
    timeOf: (ms) => `'${new Date(ms).toISOString().replace('T', ' ').replace('Z', '')}'`,
  },
};

async function shopOf({
  as,
  ...types
}: AppTypes & { readonly as?: 'epoch_ms' | 'time_text' }): Promise<AdapterUnderTest> {
  const path = join(folder, `${randomUUID()}.sqlite`);
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF');
  for (const statement of appTables(types)) database.exec(statement);
  const write = appWriter(types, {
    insertNew: async (statement) => Number(database.prepare(`INSERT OR IGNORE ${statement}`).run().changes),
    run: async (statement) => void database.prepare(statement).run(),
    async transaction(work) {
      database.exec('BEGIN');
      try {
        const result = await work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
  });
  const adapter = await sqliteTables({ path, tables: appMapping(as && { type: as }) });
  const close = async (): Promise<void> => {
    await adapter.close?.();
    database.close();
  };
  return { adapter: { ...adapter, close }, write };
}

describe.each(Object.entries(TYPES))("an application's tables: %s", (_, types) => {
  test.for(mappedCases.map((one) => [one.name, one] as const))('%s', async ([, { run }], { skip }) => {
    const { skipped } = await run(() => shopOf(types));
    if (skipped !== undefined) skip(skipped);
  });
});

test('every case that is left out is one', () => {
  expect(strayNames).toEqual([]);
});

import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { scratchFolder } from '../testing/scratch-folder.ts';
import { BUSINESSES, businessOf, factsOf } from '../testing/write-until-killed.ts';
import { instanceOptions } from './duckdb-file.ts';
import { LastingStore } from './lasting-store.ts';
import { storeAdapter } from './store-adapter.ts';

const SETTINGS = { memoryLimit: '256MB', threads: 2 };

test('a file that DuckDB has given up on is opened anew: reads go on, a write fails once at most, nothing is lost or kept twice', async () => {
  const path = join(await scratchFolder(), 'shop.duckdb');
  const warnings: string[] = [];
  const onWarning = (message: string): void => void warnings.push(message);
  const adapter = storeAdapter(await LastingStore.open(path, { ...SETTINGS, idMemoryBytes: 1 << 20, onWarning }));
  const keep = (batch: number) =>
    adapter.write(businessOf(batch), { facts: factsOf(batch), states: [], reattributed: [] });
  const counted = async (): Promise<number> => {
    let count = 0;
    for (const business of BUSINESSES)
      for await (const _ of adapter.read({ business, kinds: ['event', 'sale'], from: 0, to: Infinity })) count++;
    return count;
  };
  const each = factsOf(0).length;
  await Promise.all([0, 1, 2].map(keep));

  await failAtCheckpoint(path);
  expect(await counted()).toBe(3 * each);
  await keep(3);

  await failAtCheckpoint(path);
  await expect(keep(4)).rejects.toMatchObject({ code: 'unavailable', retryable: true });
  await Promise.all([3, 4, 5].map(keep));
  expect(await counted()).toBe(6 * each);
  await adapter.close();

  expect(warnings.every((warning) => warning.includes('FATAL'))).toBe(true);
});

/** By another handle on the same instance. */
async function failAtCheckpoint(path: string): Promise<void> {
  const options = { ...instanceOptions(SETTINGS), storage_compatibility_version: 'v1.2.0' };
  const instance = await DuckDBInstance.fromCache(path, options);
  const connection = await instance.connect();
  await connection.run("SET GLOBAL debug_checkpoint_abort = 'BEFORE_TRUNCATE'");
  await expect(connection.run('CHECKPOINT')).rejects.toThrow(/FATAL/);
  connection.closeSync();
  instance.closeSync();
}

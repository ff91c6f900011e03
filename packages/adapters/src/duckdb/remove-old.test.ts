import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { BusinessId, State } from '@bizboost/core';
import { expect, test } from 'vitest';
import { scratchFolder } from '../testing/scratch-folder.ts';
import { CHANGES, IS_ROW, STATE_VERSIONS } from './duckdb-schema.ts';
import { LastingStore } from './lasting-store.ts';
import { storeAdapter } from './store-adapter.ts';

const SHOP = 'shop' as BusinessId;
const named = (name: string): State => ({ kind: 'product', id: 'p1', record: { name } });

test('versions that newer ones have replaced are gone after the next opening, the newest and the mark are not', async () => {
  const path = join(await scratchFolder(), 'shop.duckdb');
  const first = await openAt(path);
  for (const name of ['a', 'b', 'c']) await first.write(SHOP, { facts: [], states: [named(name)], reattributed: [] });
  await first.close();
  expect(await countsOf(path)).toEqual([3, 3]);

  const second = await openAt(path);
  // A write waits for whatever came before it.
  await second.write(SHOP, { facts: [], states: [named('d')], reattributed: [] });
  expect(await second.find(SHOP, { kind: 'product' })).toEqual([named('d')]);
  expect(await second.highWaterMark(SHOP)).toBe('4');
  await second.close();

  expect(await countsOf(path)).toEqual([2, 2]);
});

async function openAt(path: string): Promise<ReturnType<typeof storeAdapter>> {
  const settings = { memoryLimit: '256MB', threads: 2, idMemoryBytes: 1 << 20, limits: { mostOldRows: 1 } };
  return storeAdapter(await LastingStore.open(path, { ...settings, onWarning: (message) => expect(message).toBe('') }));
}

async function countsOf(path: string): Promise<number[]> {
  const instance = await DuckDBInstance.fromCache(path);
  const connection = await instance.connect();
  const counts = [];
  for (const table of [STATE_VERSIONS, CHANGES])
    counts.push(
      Number((await connection.runAndReadAll(`SELECT count(*) FROM ${table} WHERE ${IS_ROW}`)).getRows()[0]?.[0]),
    );
  connection.closeSync();
  instance.closeSync();
  return counts;
}

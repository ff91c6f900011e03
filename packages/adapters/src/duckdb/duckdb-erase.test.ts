import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BusinessId, DataAdapter, Fact } from '@bizboost/core';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, onTestFinished, test } from 'vitest';
import { scratchFolder } from '../testing/scratch-folder.ts';
import { factsOf } from '../testing/write-until-killed.ts';
import { instanceOptions } from './duckdb-file.ts';
import { LastingStore } from './lasting-store.ts';
import { storeAdapter } from './store-adapter.ts';

const SHOP = 'shop' as BusinessId;
const AT = Date.UTC(2026, 2, 20);

interface Names {
  readonly visitor: string;
  readonly customer: string;
  readonly session: string;
}

test('an erased person who was only in the log is in no byte of the file and its log', async () => {
  const { path, open } = await place();
  const adapter = await open();
  const [ann, bob] = [names(), names()];
  await keep(adapter, [...factsOf(0), ...factsOfPerson(ann), ...factsOfPerson(bob)]);
  expect(await foundIn([`${path}.wal`], ann)).toEqual(Object.values(ann));

  expect(await adapter.erase(SHOP, ann)).toMatchObject({ events: 2, sales: 1 });
  expect(await foundIn(await filesOf(path), ann)).toEqual([]);
  expect(await foundIn(await filesOf(path), bob)).toEqual(Object.values(bob));
});

test.for(['in the file', 'sorted'] as const)(
  'nothing of an erased person is in the log, where rows from before were %s',
  async (where) => {
    const { path, open } = await place();
    const first = await open(where === 'sorted' ? 10 : undefined);
    const ann = names();
    await keep(first, [...factsOf(0), ...factsOfPerson(ann)]);
    await first.close();
    const adapter = await open(where === 'sorted' ? 10 : undefined);
    await keep(adapter, factsOfPerson(ann));

    expect(await adapter.erase(SHOP, ann)).toMatchObject({ events: 4, sales: 2 });
    expect(await foundIn([`${path}.wal`], ann)).toEqual([]);
  },
);

test('erasing again empties the log where the first call died before it could', async () => {
  const { path, open } = await place();
  const adapter = await open();
  const ann = names();
  await keep(adapter, factsOfPerson(ann));
  const failing = await holdLog(path);
  await expect(adapter.erase(SHOP, ann)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('erase the same once more') as string,
  });
  await failing.mend();
  expect(await adapter.erase(SHOP, ann)).toMatchObject({ events: 0, sales: 0 });
  expect(await foundIn(await filesOf(path), ann)).toEqual([]);
});

function names(): Names {
  return { visitor: `v-${randomUUID()}`, customer: `c-${randomUUID()}`, session: `s-${randomUUID()}` };
}

function factsOfPerson({ visitor, customer, session }: Names): Fact[] {
  const fact = { at: AT, channel: 'website' };
  const click = { ...fact, kind: 'event', type: 'click', count: 1, value: 0, session } as const;
  return [
    { ...click, id: randomUUID(), visitor },
    { ...click, id: randomUUID() },
    { ...fact, kind: 'sale', id: randomUUID(), currency: 'ZMW', lines: [], visitor, customer },
  ];
}

async function place() {
  const path = join(await scratchFolder(), 'shop.duckdb');
  const open = async (mostArrivals?: number): Promise<Required<DataAdapter>> => {
    const settings = { memoryLimit: '256MB', threads: 2, idMemoryBytes: 1 << 20, limits: { mostArrivals } };
    const onWarning = (): void => {};
    const adapter = storeAdapter(await LastingStore.open(path, { ...settings, onWarning }));
    onTestFinished(() => adapter.close());
    return adapter;
  };
  return { path, open };
}

function keep(adapter: Required<DataAdapter>, facts: readonly Fact[]): Promise<unknown> {
  return adapter.write(SHOP, { facts, states: [], reattributed: [] });
}

async function filesOf(path: string): Promise<string[]> {
  const folder = dirname(path);
  return (await readdir(folder)).map((name) => join(folder, name));
}

/** Which of the names can be read in files; those that are not there have none. */
async function foundIn(paths: readonly string[], who: Names): Promise<string[]> {
  const files = await Promise.all(paths.map((path) => readFile(path).catch(() => Buffer.alloc(0))));
  return Object.values(who).filter((name: string) => files.some((file) => file.includes(name)));
}

/** Has the next checkpoint fail, by another handle on the same instance. */
async function holdLog(path: string): Promise<{ mend(): Promise<void> }> {
  const options = { ...instanceOptions({ memoryLimit: '256MB', threads: 2 }), storage_compatibility_version: 'v1.2.0' };
  const instance = await DuckDBInstance.fromCache(path, options);
  const connection = await instance.connect();
  await connection.run("SET GLOBAL debug_checkpoint_abort = 'BEFORE_TRUNCATE'");
  return {
    async mend() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

import type { BusinessId, WriteBatch } from '@bizboost/core';
import { dataAdapterCases } from '@bizboost/core/testing';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sqliteAdapter } from './sqlite-adapter.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bizboost-sqlite-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each([
  ['a file', () => join(folder, 'shop.sqlite')],
  ['memory', () => ':memory:'],
])('records in %s', (_, pathOf) => {
  test.for(dataAdapterCases.map((one) => [one.name, one] as const))('%s', async ([, { run }], { skip }) => {
    const { skipped } = await run(() => ({ adapter: sqliteAdapter({ path: pathOf() }) }));
    if (skipped !== undefined) skip(skipped);
  });
});

test('a file of another format is refused and stays as it is', async () => {
  const path = join(folder, 'notes.txt');
  await writeFile(path, 'milk, bread and a good deal of other things that no database would begin with');
  expect(() => sqliteAdapter({ path })).toThrow(expect.objectContaining({ code: 'unsupported' }));
});

test('a file of a later release is refused and stays as it is', async () => {
  const path = join(folder, 'later.sqlite');
  await sqliteAdapter({ path }).close();
  const file = new DatabaseSync(path);
  file.exec('INSERT INTO bizboost_schema (version) VALUES (999)');
  expect(() => sqliteAdapter({ path })).toThrow(expect.objectContaining({ code: 'unsupported' }));
  expect(file.prepare('SELECT MAX(version) AS version FROM bizboost_schema').get()).toEqual({ version: 999 });
  file.close();
});

test('a write waits for that of another without holding up the process, and no longer than it is told', async () => {
  const path = join(folder, 'shared.sqlite');
  const adapter = sqliteAdapter({ path });
  const impatient = sqliteAdapter({ path, busyTimeoutMs: 0 });
  const batch = (id: string): WriteBatch => ({
    facts: [{ kind: 'spend', id, at: 0, campaign: 'c', amount: 1 }],
    states: [],
    reattributed: [],
  });
  const other = new DatabaseSync(path);
  other.exec('BEGIN IMMEDIATE');
  const writing = adapter.write('shop' as BusinessId, batch('a'));
  await expect(impatient.write('shop' as BusinessId, batch('b'))).rejects.toMatchObject({ code: 'unavailable' });
  other.exec('COMMIT');
  expect(await writing).toMatchObject({ newFacts: [true] });
  expect(await impatient.write('shop' as BusinessId, batch('a'))).toMatchObject({ newFacts: [false] });
  other.close();
  await Promise.all([adapter.close(), impatient.close()]);
});

test('an erased person is in no byte of the files any more', async () => {
  const path = join(folder, 'erased.sqlite');
  const adapter = sqliteAdapter({ path });
  const shop = 'shop' as BusinessId;
  const visitor = 'someone@example.com';
  const facts = Array.from({ length: 500 }, (_, index) => ({
    kind: 'event' as const,
    id: String(index),
    at: index,
    type: 'click',
    channel: 'website',
    count: 1,
    value: 0,
    visitor: index % 5 === 0 ? visitor : `v${index}`,
    session: index % 5 === 0 ? `visit-of-${visitor}` : undefined,
  }));
  await adapter.write(shop, { facts, states: [], reattributed: [] });
  const isFound = async (): Promise<boolean> => {
    const names = (await readdir(folder)).filter((name) => name.startsWith('erased.sqlite'));
    const contents = await Promise.all(names.map((name) => readFile(join(folder, name))));
    return contents.some((content) => content.includes(visitor));
  };
  expect(await isFound()).toBe(true);
  expect(await adapter.erase(shop, { visitor })).toMatchObject({ events: 100, sales: 0 });
  expect(await isFound()).toBe(false);
  await adapter.close();
});

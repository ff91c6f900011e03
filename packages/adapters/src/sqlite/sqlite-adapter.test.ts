import { dataAdapterCases } from '@bizboost/core/testing';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

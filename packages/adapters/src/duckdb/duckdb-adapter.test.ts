import { dataAdapterCases } from '@bizboost/core/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { duckdbAdapter } from './duckdb-adapter.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bizboost-duckdb-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each([
  ['a file', () => join(folder, 'shop.duckdb')],
  ['memory', () => ':memory:'],
])('records in %s', (_, pathOf) => {
  test.for(dataAdapterCases.map((one) => [one.name, one] as const))('%s', async ([, { run }], { skip }) => {
    const { skipped } = await run(async () => ({ adapter: await duckdbAdapter({ path: pathOf() }) }));
    if (skipped !== undefined) skip(skipped);
  });
});

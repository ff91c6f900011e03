import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { symlink, truncate, writeFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import type { BusinessId, DataAdapter, Fact } from '@bizboost/core';
import { expect, onTestFinished, test } from 'vitest';
import { scratchFolder } from '../testing/scratch-folder.ts';
import { businessOf, factsOf } from '../testing/write-until-killed.ts';
import { duckdbAdapter } from './duckdb-adapter.ts';

const writer = fileURLToPath(new URL('../testing/write-until-killed.ts', import.meta.url));
const PROCESSES = { timeout: 120_000 };
const pathIn = async (name = 'shop.duckdb'): Promise<string> => join(await scratchFolder(), name);

test('a second adapter on a file is refused with the process id, by whatever name, until the first is closed', async () => {
  const path = await pathIn();
  const first = await duckdbAdapter({ path });
  const other = `${path}-link`;
  await symlink(path, other);

  for (const name of [path, other])
    await expect(duckdbAdapter({ path: name })).rejects.toMatchObject({
      code: 'conflict',
      received: String(process.pid),
    });

  await first.close();
  await (await duckdbAdapter({ path: other })).close();
});

test('a second process is refused with the id of the first, and what to do', PROCESSES, async () => {
  const path = await pathIn();
  const child = spawn(process.execPath, ['--conditions=bizboost-source', writer, path, '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');

  const opening = duckdbAdapter({ path });

  await expect(opening).rejects.toMatchObject({ code: 'conflict', received: String(child.pid) });
  await expect(opening).rejects.toThrow(new RegExp(`held by process ${child.pid}, .*stop that one`));
});

test('a process that has the file by other means than ours is named too', PROCESSES, async () => {
  const path = await pathIn();
  const script = `import('@duckdb/node-api').then(async ({ DuckDBInstance }) => { await DuckDBInstance.fromCache(${JSON.stringify(path)}); console.log('open'); setInterval(() => {}, 1000); })`;
  const child = spawn(process.execPath, ['-e', script], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');

  await expect(duckdbAdapter({ path })).rejects.toMatchObject({ code: 'conflict', received: String(child.pid) });
});

test('a file of another format, a newer schema and a missing folder are refused with what to do', async () => {
  const notes = await pathIn('notes.txt');
  await writeFile(notes, 'milk, bread and a good deal of other things that no database would begin with');
  await expect(duckdbAdapter({ path: notes })).rejects.toMatchObject({ code: 'unsupported' });

  const newer = await pathIn();
  await (await duckdbAdapter({ path: newer })).close();
  await runIn(newer, 'UPDATE bizboost_schema SET version = 99');
  await expect(duckdbAdapter({ path: newer })).rejects.toThrow(/schema 99: it was written by a newer BizBoost/);

  const nowhere = join(await scratchFolder(), 'nowhere', 'shop.duckdb');
  await expect(duckdbAdapter({ path: nowhere })).rejects.toMatchObject({ code: 'not_found' });
});

test('an empty file becomes a store', async () => {
  const path = await pathIn();
  await writeFile(path, '');

  const adapter = await duckdbAdapter({ path });
  expect(await adapter.businesses()).toEqual([]);
  await adapter.close();
});

test('once closed it takes nothing, and closing again is harmless', async () => {
  const adapter = await duckdbAdapter({ path: await pathIn() });
  await adapter.close();
  await adapter.close();

  const business = businessOf(0);
  await expect(keep(adapter, 0)).rejects.toMatchObject({ code: 'unavailable', retryable: false });
  await expect(adapter.find(business, { kind: 'product' })).rejects.toMatchObject({ code: 'unavailable' });
});

test('a log torn anywhere in what was never acknowledged keeps all that was', PROCESSES, async () => {
  const path = await pathIn();
  const adapter = await duckdbAdapter({ path });
  await keep(adapter, 0);
  await keep(adapter, 1);
  const { size: acknowledged } = await stat(`${path}.wal`);
  await keep(adapter, 2);
  const { size: whole } = await stat(`${path}.wal`);

  for (const share of [0, 0.01, 0.3, 0.6, 0.99]) {
    const copy = await pathIn();
    // By another process: closing a copied file here would let go of the lock on it.
    for (const end of ['', '.wal']) expect(spawnSync('cp', [`${path}${end}`, `${copy}${end}`]).status).toBe(0);
    await truncate(`${copy}.wal`, Math.floor(acknowledged + share * (whole - acknowledged)));

    const again = await duckdbAdapter({ path: copy });
    for (const batch of [0, 1]) expect(await keptOf(again, batch)).toBe(factsOf(batch).length);
    expect(await keptOf(again, 2)).toBe(0);
    await keep(again, 2);
    expect(await keptOf(again, 2)).toBe(factsOf(2).length);
    await again.close();
  }
  await adapter.close();
});

function keep(adapter: Required<DataAdapter>, batch: number): Promise<unknown> {
  return adapter.write(businessOf(batch), { facts: factsOf(batch), states: [], reattributed: [] });
}

/** How many facts of a batch are there. */
async function keptOf(adapter: DataAdapter, batch: number): Promise<number> {
  const own = new Set(factsOf(batch).map(({ kind, id }) => `${kind} ${id}`));
  const kinds: readonly Fact['kind'][] = ['event', 'sale'];
  let kept = 0;
  for await (const { kind, id } of adapter.read({
    business: businessOf(batch) as BusinessId,
    kinds,
    from: 0,
    to: Infinity,
  }))
    if (own.has(`${kind} ${id}`)) kept++;
  return kept;
}

async function runIn(path: string, statement: string): Promise<void> {
  const instance = await DuckDBInstance.fromCache(path);
  const connection = await instance.connect();
  await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

import { chmod } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { businessIdOf, type BizBoostError, type DataAdapter } from '@bizboost/core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { scratchFolder } from '../../../packages/adapters/src/testing/scratch-folder.ts';
import { makeFolder } from '../../services/folder.ts';
import { whyNoSmallDisk } from '../../services/small-disk.ts';
import { events } from '../facts.ts';
import { asNobody, duckdb, fileStores, holdFile, sqlite, type FileStore } from './file-days.ts';
import { killUnderLoad } from './killed-server.ts';
import { BUSINESS } from './shop.ts';
import { expectInGuide, spend, untilRefused } from './spend.ts';
import { watchedShop, type Seen } from './watched-shop.ts';

const PATIENCE_MS = 300;

describe.each(fileStores)('A bad day of $title, as those who use it see it', (store) => {
  test.skipIf(whyNoSmallDisk() !== undefined)('with a full disk', async () => {
    const folder = makeFolder('file', { diskMiB: store.diskMiB });
    onTestFinished(() => folder.remove());
    const adapter = await store.open(join(folder.data, 'shop'), PATIENCE_MS);
    const shop = await watchedShop(adapter, BUSINESS, { lines: 1_000 });
    onTestFinished(() => shop.close());
    shop.load(10);
    await spend(shop, store.title, 'with a full disk', async () => {
      folder.disk?.fill();
      await untilRefused(adapter);
      return async () => folder.disk?.free();
    });
  });

  test('killed under load', async () => {
    const seen = await killUnderLoad(store.title, join(await scratchFolder(), 'shop'));
    expectInGuide(store.title, 'killed under load', seen);
  });

  test('the file not to be read', async () => {
    const path = await fileWithAnEvent(store, 0o000);
    expectInGuide(store.title, 'the file not to be read', await asNobody(() => seenAtOpening(store, path)));
    await expectAnEvent(store, path);
  });
});

describe('A bad day of DuckDB, as those who open its file see it', () => {
  test('the file held by another process', async () => {
    const path = await fileWithAnEvent(duckdb);
    const letGo = await holdFile(duckdb, path);
    const seen = await seenAtOpening(duckdb, path).finally(letGo);
    expectInGuide('DuckDB', 'the file held by another process', seen);
    await expectAnEvent(duckdb, path);
  });

  test('the file not to be written', async () => {
    const path = await fileWithAnEvent(duckdb, 0o444);
    expectInGuide('DuckDB', 'the file not to be written', await asNobody(() => seenAtOpening(duckdb, path)));
    await expectAnEvent(duckdb, path);
  });
});

describe('A bad day of SQLite, whose file several processes may have open', () => {
  test('the file held by another process', async () => {
    const path = join(await scratchFolder(), 'shop');
    const shop = await watchedShop(await sqlite.open(path, PATIENCE_MS), BUSINESS);
    onTestFinished(() => shop.close());
    await spend(shop, 'SQLite', 'the file held by another process', () => holdFile(sqlite, path));
  });

  test('one that may not be written answers all the same, and takes no records', async () => {
    const path = await fileWithAnEvent(sqlite, 0o444);
    const adapter = await asNobody(() => sqlite.open(path, PATIENCE_MS));
    onTestFinished(() => adapter.close?.());
    await expect(adapter.write?.(SHOP, events('two'))).rejects.toMatchObject({ code: 'unavailable' });
    expect(await eventsIn(adapter)).toBe(1);
  });
});

const SHOP = businessIdOf(BUSINESS);

async function fileWithAnEvent(store: FileStore, mode = 0o600): Promise<string> {
  const path = join(await scratchFolder(), 'shop');
  const adapter = await store.open(path, PATIENCE_MS);
  await adapter.write?.(SHOP, events('one'));
  await adapter.close?.();
  // It is the file that is out of reach, not its folder.
  await chmod(dirname(path), 0o777);
  await chmod(path, mode);
  return path;
}

async function expectAnEvent(store: FileStore, path: string): Promise<void> {
  await chmod(path, 0o600);
  const adapter = await store.open(path, PATIENCE_MS);
  expect(await eventsIn(adapter)).toBe(1);
  await adapter.close?.();
}

async function eventsIn(adapter: DataAdapter): Promise<number> {
  let count = 0;
  for await (const _ of adapter.read({ business: SHOP, kinds: ['event'], from: 0, to: Infinity })) count++;
  return count;
}

/** A store that cannot be opened has no engine and no server: whoever opens it is told why, and what to do. */
async function seenAtOpening(store: FileStore, path: string): Promise<Seen> {
  const error = await store.open(path, PATIENCE_MS).then(
    () => expect.unreachable(`${path} was opened.`),
    (reason: unknown) => reason as BizBoostError,
  );
  expect(error.message).toContain(path);
  const nobody = [`\`${error.code}\` when it is opened`, 'no server'] as const;
  return { records: nobody, known: nobody, unknown: nobody, viewer: 'nothing' };
}

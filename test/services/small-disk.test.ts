import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startClickHouse } from './clickhouse.ts';
import { describeOwnServices } from './describe-service.ts';
import { removeFolder } from './folder-removal.ts';
import { ledgers } from './ledger.ts';
import { startMariaDb } from './mariadb.ts';
import { startPostgres } from './postgres.ts';
import { startRedis } from './redis.ts';
import type { Service } from './service.ts';
import type { ServiceName } from './shared-services.ts';
import { mountSmallDisk, whyNoSmallDisk } from './small-disk.ts';

const reason = whyNoSmallDisk();

describe('a small disk', () => {
  it.skipIf(reason !== undefined)('is full when it is filled, and has room again when that is freed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bizboost-disk-'));
    onTestFinished(() => removeFolder(folder));
    const path = join(folder, 'data');
    mkdirSync(path);
    const disk = mountSmallDisk(path, 1);
    const write = () => writeFileSync(join(path, 'record'), 'x'.repeat(8_192));
    write();
    disk.fill();
    expect(() => writeFileSync(join(path, 'another'), 'x')).toThrow(/ENOSPC/);
    disk.free();
    write();
  });
});

const starts: readonly [ServiceName, () => Promise<Service>][] = [
  ['postgres', () => startPostgres({ diskMiB: 128 })],
  ['mariadb', () => startMariaDb({ diskMiB: 256 })],
  ['redis', () => startRedis({ diskMiB: 4 })],
  ['clickhouse', () => startClickHouse({ diskMiB: 16 })],
];
for (const [name, start] of starts) {
  describeOwnServices([name], `${name} on a small disk`, () => {
    const { open, add, ids } = ledgers[name];

    it.skipIf(reason !== undefined)(
      'refuses a record when the disk is full, and takes it when there is room',
      async () => {
        const service = await start();
        onTestFinished(() => service.stop());
        const urls = [service.url];
        await open(urls);
        await add(urls, 1);
        service.disk?.fill();
        const refused = await addUntilRefused(urls);
        service.disk?.free();
        await service.restart();
        await add(urls, refused);
        expect(await ids(urls)).toEqual(Array.from({ length: refused }, (_, index) => index + 1));
      },
    );

    /** What was acknowledged before, in room that the server had taken already, stays. @returns the first that was refused */
    async function addUntilRefused(urls: readonly string[]): Promise<number> {
      for (let id = 2; ; id++) {
        try {
          await add(urls, id);
        } catch {
          return id;
        }
      }
    }
  });
}

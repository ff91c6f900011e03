// The same for somebody who is not root.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { describeOwnServices } from './describe-service.ts';
import { unprivileged } from './user.ts';

describeOwnServices(['postgres', 'mariadb', 'redis', 'clickhouse'], 'somebody who is not root', () => {
  it.each([
    ['postgres', 'startPostgres'],
    ['mariadb', 'startMariaDb'],
    ['redis', 'startRedis'],
    ['clickhouse', 'startClickHouse'],
  ])('starts a %s of their own', async (module, start) => {
    const said = await asNobody(`
      const { ledgers } = await import('./ledger.ts');
      const { open, add, ids } = ledgers['${module}'];
      const service = await (await import('./${module}.ts')).${start}();
      await open([service.url]);
      await add([service.url], 7);
      await service.kill();
      await service.restart();
      console.log(await ids([service.url]), process.getuid() === 0);
      await service.stop();
    `);
    expect(said).toBe('[ 7 ] false\n');
  });
});

describe('somebody who is not root', () => {
  it('is told that they may not mount a disk', async () => {
    const said = await asNobody(`
      const { whyNoSmallDisk } = await import('./small-disk.ts');
      console.log(whyNoSmallDisk());
      await (await import('./redis.ts')).startRedis({ diskMiB: 8 }).catch((error) => console.log(error.message));
    `);
    const reason = 'Cannot mount a small disk here: only root may.\n';
    expect(said).toBe(reason + reason);
  });
});

/** Runs a script in a process of its own, which leaves nothing in its temporary folder. @returns what it said */
async function asNobody(script: string): Promise<string> {
  const temporary = mkdtempSync(join(tmpdir(), 'bizboost-nobody-'));
  onTestFinished(() => rmSync(temporary, { recursive: true }));
  chmodSync(temporary, 0o777);
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: { ...process.env, TMPDIR: temporary, HOME: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...unprivileged('nobody'),
  });
  const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect(complained).toBe('');
  expect(readdirSync(temporary)).toEqual([]);
  return said;
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { scratchFolder } from '../testing/scratch-folder.ts';
import { lockFor } from './owner-lock.ts';

test('a second owner is refused with the process id of the first', async () => {
  const path = join(await scratchFolder(), 'shop');
  const lock = await lockFor(path);

  await expect(lockFor(path)).rejects.toMatchObject({ code: 'conflict', received: String(process.pid) });

  await lock.release();
  await (await lockFor(path)).release();
});

test('a lock left by a process that is gone is taken over', async () => {
  const path = join(await scratchFolder(), 'shop');
  const gone = spawn(process.execPath, ['-e', '']);
  await once(gone, 'exit');
  await writeFile(`${path}.lock`, JSON.stringify({ pid: gone.pid, started: '1' }));

  await (await lockFor(path)).release();
});

test('a lock whose process id belongs to another process by now is taken over', async () => {
  const path = join(await scratchFolder(), 'shop');
  await writeFile(`${path}.lock`, JSON.stringify({ pid: process.pid, started: 'long ago' }));

  const lock = await lockFor(path);

  expect(JSON.parse(await readFile(`${path}.lock`, 'utf8'))).toMatchObject({ pid: process.pid });
  await lock.release();
});

test('a lock file torn by a crash is taken over', async () => {
  const path = join(await scratchFolder(), 'shop');
  await writeFile(`${path}.lock`, '{"pi');

  await (await lockFor(path)).release();
});

test('a folder that is not there is told as such', async () => {
  const folder = join(await scratchFolder(), 'nowhere');

  await expect(lockFor(join(folder, 'shop'))).rejects.toThrow(`The folder ${folder} is not there`);
});

test('of many that start at the same moment over a dead lock, one gets the file', async () => {
  const path = join(await scratchFolder(), 'shop');
  await writeFile(`${path}.lock`, JSON.stringify({ pid: process.pid, started: 'long ago' }));

  const taken = await Promise.allSettled(Array.from({ length: 4 }, () => lockInProcess(path)));

  expect(taken.map(({ status }) => status).filter((status) => status === 'fulfilled')).toHaveLength(1);
});

/** Takes the lock in a process of its own, which holds it until this test is over. Rejects when that process is refused. */
async function lockInProcess(path: string): Promise<void> {
  const module = new URL('./owner-lock.ts', import.meta.url).href;
  const script = `import(${JSON.stringify(module)}).then(({ lockFor }) => lockFor(${JSON.stringify(path)})).then(() => { console.log('held'); setInterval(() => {}, 1000); }, () => process.exit(1));`;
  const child = spawn(process.execPath, ['--conditions=bizboost-source', '-e', script], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('refused'))),
  ]);
}

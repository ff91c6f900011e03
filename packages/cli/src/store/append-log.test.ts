import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../testing/scratch-folder.ts';
import { openAppendLog } from './append-log.ts';

test('appends that wait together are kept whole and in order', async () => {
  const path = join(await scratchFolder(), 'log');
  const log = await openAppendLog(path, 0);

  await Promise.all(Array.from({ length: 100 }, (_, index) => log.append(`{"n":${index}}\n`)));
  await log.close();

  const lines = (await readFile(path, 'utf8')).trim().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { n: number }).n)).toEqual(
    Array.from({ length: 100 }, (_, index) => index),
  );
});

test('what was torn behind the last whole line is cut off at opening', async () => {
  const path = join(await scratchFolder(), 'log');
  await appendFile(path, '{"whole":1}\n{"to');

  const log = await openAppendLog(path, '{"whole":1}\n'.length);
  await log.append('{"next":2}\n');
  await log.close();

  expect(await readFile(path, 'utf8')).toBe('{"whole":1}\n{"next":2}\n');
});

test('an append after closing is refused, not lost in silence', async () => {
  const log = await openAppendLog(join(await scratchFolder(), 'log'), 0);
  await log.close();

  await expect(log.append('{}\n')).rejects.toMatchObject({ code: 'unavailable', retryable: true });
});

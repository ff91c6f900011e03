import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { BusinessId } from '@bizboost/core';
import { runCommandLine } from '../../packages/cli/src/command-line.ts';
import mysql from 'mysql2/promise';
import pg from 'pg';
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { describeService } from '../services/describe-service.ts';
import type { Room } from '../services/room.ts';
import { stores, type Store } from './stores.ts';

const MAIN = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url));

async function run(...words: string[]): Promise<{ code: number; results: string; notes: string }> {
  const written = { results: '', notes: '' };
  const to = (name: keyof typeof written) =>
    new Writable({ write: (chunk, _, done) => ((written[name] += String(chunk)), done()) });
  const code = await runCommandLine(words, { stdout: to('results'), stderr: to('notes') } as unknown as NodeJS.Process);
  return { code, ...written };
}

/** The command in a process of its own; what it printed. */
async function process(...words: string[]): Promise<string> {
  const child = spawn('node', ['--conditions=bizboost-source', MAIN, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`It ended with ${code}:\n${said}`);
  return said;
}

/** A statement past the adapter. */
async function statement(store: Store, url: string, text: string): Promise<void> {
  if (store.service === 'postgres') {
    const client = new pg.Client(url);
    await client.connect();
    await client.query(text).finally(() => client.end());
    return;
  }
  const connection = await mysql.createConnection(url);
  await connection.query(text).finally(() => connection.end());
}

const withPassword = ({ url }: Room): string => url.replace('@', ':hunter2@');

for (const store of stores.filter(({ title }) => title.endsWith('URL'))) {
  describeService(store.service, `bizboost migrate for ${store.title}`, ({ room }) => {
    test('makes the schema, says so, and does nothing the second time', async () => {
      const { url } = await room();

      const [first, second] = [await run('migrate', '--data', url), await run('migrate', '--data', url)];

      expect([first.code, second.code]).toEqual([0, 0]);
      expect(first.results).toMatch(/has the schema now, version \d+\./);
      expect(second.results).toMatch(/is up to date: version \d+ .*Nothing was changed/);
    });

    test('may run in several processes at once', async () => {
      const { url } = await room();

      const said = await Promise.all(Array.from({ length: 3 }, () => process('migrate', '--data', url)));

      expect(said.filter((one) => one.includes('has the schema now'))).toHaveLength(1);
      expect(said.filter((one) => one.includes('Nothing was changed'))).toHaveLength(2);
    }, 60_000);

    test('goes on where it was interrupted', async () => {
      const { url } = await room();
      await run('migrate', '--data', url);
      await statement(store, url, 'DELETE FROM bizboost_schema');
      await statement(store, url, 'DROP TABLE bizboost_ledger_line');

      expect((await run('migrate', '--data', url)).results).toContain('has the schema now');
      expect((await run('doctor', '--data', url, '--port', '0')).code).toBe(0);
    });

    test('must have run before anything else: each command says so', async () => {
      const { url } = await room();

      const adapter = store.open(url);
      const question = adapter.find('shop' as BusinessId, { kind: 'product' });
      await expect(question).rejects.toMatchObject({ code: 'unsupported' });
      await adapter.close();
      for (const words of [
        ['serve', '--port', '0'],
        ['import', MAIN],
        ['doctor', '--port', '0'],
      ]) {
        const { code, results, notes } = await run(...words, '--data', url);
        expect(code).toBe(1);
        expect(results + notes).toContain('bizboost migrate --data URL');
      }
    });

    test('refuses the schema of a later release, as every command does, and changes nothing', async () => {
      const { url } = await room();
      await run('migrate', '--data', url);
      await statement(store, url, 'INSERT INTO bizboost_schema (version) VALUES (999)');

      for (const command of ['migrate', 'serve']) {
        const { code, notes } = await run(command, '--data', url);
        expect(code).toBe(1);
        expect(notes).toMatch(/got version 999, of a later release: use that release here/);
      }
    });

    test('never prints a password', async () => {
      const place = await room();

      for (const command of ['migrate', 'doctor', 'serve']) {
        const { results, notes } = await run(command, '--data', withPassword(place).replace(/:\d+\//, ':1/'));
        expect(results + notes).toContain('cannot be reached');
        expect(results + notes).not.toContain('hunter2');
      }
      const { results, notes } = await run('migrate', '--data', withPassword(place));
      expect(results + notes).toMatch(/has the schema now|refused the login/);
      expect(results + notes).not.toContain('hunter2');
    });
  });
}

test('a file needs no migrate', async () => {
  expect((await run('migrate', '--data', 'shop.sqlite')).notes).toContain('brought up to date whenever it is opened');
});

// Whole runs of vitest: where services are missing, and where the environment names others.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run } from '../../scripts/run.mjs';
import { describeOwnServices } from './describe-service.ts';
import { startPostgres } from './postgres.ts';

const shared = join(fileURLToPath(new URL('.', import.meta.url)), 'shared.test.ts');

const runShared = (env: Record<string, string>) =>
  run('vitest', ['run', '--project', 'adapters', '--reporter=verbose', shared], { env });

describe('a run without services', () => {
  it('skips what needs them, says why, and counts at the end what it skipped', async () => {
    const { ok, output } = await runShared({ BIZBOOST_TEST_SERVERS: '' });
    expect(ok).toBe(true);
    expect(output).toMatch(/Tests +13 skipped/);
    expect(output).toContain(
      'a shared Redis (skipped: BIZBOOST_TEST_SERVERS leaves redis out; or set BIZBOOST_TEST_REDIS_URL)',
    );
    expect(
      output.split('\n').filter((line) => /^1 suite skipped: BIZBOOST_TEST_SERVERS leaves .+ out; or set/.test(line)),
    ).toHaveLength(6);
  });
});

describeOwnServices(['postgres'], 'a run that is given a service', () => {
  it('uses that one, and leaves it as it was', async () => {
    const postgres = await startPostgres({ settings: { log_statement: 'all' } });
    onTestFinished(() => postgres.stop());
    const { ok, output } = await runShared({ BIZBOOST_TEST_SERVERS: '', BIZBOOST_TEST_POSTGRES_URL: postgres.url });
    expect([ok, output]).toEqual([true, expect.stringMatching(/Tests +3 passed \| 10 skipped/)]);
    expect(readFileSync(join(postgres.folder, 'output.log'), 'utf8')).toContain('CREATE DATABASE bb_');
    const client = new pg.Client(postgres.url);
    await client.connect();
    const { rows } = await client.query('SELECT datname FROM pg_database WHERE NOT datistemplate');
    await client.end();
    expect(rows).toEqual([{ datname: 'postgres' }]);
  });
});

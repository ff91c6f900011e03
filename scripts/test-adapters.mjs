// npm run test:adapters: the tests that need real stores. With --chdb on the newest ClickHouse engine, too; whatever else is given goes to vitest.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { CHDB_ASKED, ensureChdb } from './ensure-chdb.mjs';
import { root } from './run.mjs';

const given = process.argv.slice(2);
const asked = CHDB_ASKED || given.includes('--chdb');
if (asked) ensureChdb();
const args = ['run', '--project', 'adapters', ...given.filter((word) => word !== '--chdb')];
const vitest = spawn(join(root, 'node_modules/.bin/vitest'), args, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...(asked && { BIZBOOST_TEST_CHDB: '1' }) },
});
vitest.on('exit', (code) => (process.exitCode = code ?? 1));

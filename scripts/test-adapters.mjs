// npm run test:adapters: the tests that need real stores. With --chdb on the newest ClickHouse engine, too; with --questions 2000 so many of
// the differential test's for each store, from --seed 1 on; whatever else is given goes to vitest.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { AT_ONCE } from './adapter-files-at-once.mjs';
import { CHDB_ASKED, ensureChdb } from './ensure-chdb.mjs';
import { root } from './run.mjs';

const given = process.argv.slice(2);
const env = { ...process.env };
const asked = taken('--chdb') || CHDB_ASKED;
if (asked) ensureChdb();
if (asked) env.BIZBOOST_TEST_CHDB = '1';
for (const [flag, variable] of [
  ['--questions', 'BIZBOOST_QUESTIONS'],
  ['--seed', 'BIZBOOST_SEED'],
]) {
  const value = taken(flag, 1)?.[1];
  if (value !== undefined) env[variable] = value;
}
const args = ['run', '--project', 'adapters', AT_ONCE, ...given];
const vitest = spawn(join(root, 'node_modules/.bin/vitest'), args, { cwd: root, stdio: 'inherit', env });
vitest.on('exit', (code) => (process.exitCode = code ?? 1));

/** A flag of ours and the values that follow it, taken out of what is given. */
function taken(flag, values = 0) {
  const at = given.indexOf(flag);
  return at === -1 ? undefined : given.splice(at, 1 + values);
}

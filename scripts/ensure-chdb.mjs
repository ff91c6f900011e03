// Installs today's ClickHouse engine for the adapter tests, into .cache/chdb. Asked for by `npm run test:adapters -- --chdb`.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CHDB_FOLDER, CHDB_VERSION } from '../test/services/chdb.ts';

export const CHDB_ASKED = process.env.BIZBOOST_TEST_CHDB === '1';

/** Does nothing where it is there already. */
export function ensureChdb() {
  if (installedVersion() === CHDB_VERSION) return;
  console.log(`Installing chdb ${CHDB_VERSION} for the adapter tests (550 MB)`);
  mkdirSync(CHDB_FOLDER, { recursive: true });
  // A package of its own, so that npm leaves the workspace alone.
  writeFileSync(join(CHDB_FOLDER, 'package.json'), '{ "private": true }\n');
  const args = [
    'install',
    '--loglevel=error',
    '--no-progress',
    '--no-audit',
    '--no-fund',
    '--save-exact',
    `chdb@${CHDB_VERSION}`,
  ];
  execFileSync('npm', args, { cwd: CHDB_FOLDER, stdio: ['ignore', 'pipe', 'inherit'] });
}

function installedVersion() {
  const manifest = join(CHDB_FOLDER, 'node_modules/chdb/package.json');
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) ensureChdb();

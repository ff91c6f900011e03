// Before the adapter tests: installs PostgreSQL, MariaDB, Redis and ClickHouse where it may (Debian, root), else says what is missing.
import { pathToFileURL } from 'node:url';
import { installCommand, missingPackages } from '../test/services/debian.ts';
import { install, mayInstall } from './apt.mjs';

/** Tests of what is missing afterwards skip, so that is no failure; an apt-get that fails is one. */
export function ensureServices() {
  const wanted = missingPackages();
  if (wanted.length > 0 && mayInstall()) {
    console.log(`Installing for the adapter tests: ${wanted.join(', ')}`);
    install(wanted, { knownOnly: true });
  }
  return missingPackages();
}

/** One line on what is missing; empty when nothing is. */
export const missingLine = (missing) =>
  missing.length === 0 ? '' : `missing: ${missing.join(', ')}; as root on Debian 12: ${installCommand(missing)}`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const missing = ensureServices();
  if (missing.length > 0) console.log(`Tests that need them will skip; ${missingLine(missing)}`);
}

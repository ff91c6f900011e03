// Before the hosts' tests: installs PHP where it may (Debian, root), else says that it is missing.
import { existsSync } from 'node:fs';
import { install, mayInstall } from './apt.mjs';

const PHP = '/usr/bin/php';

/** @returns {string} what is missing, and how to have it; empty when nothing is */
export function ensurePhp() {
  if (existsSync(PHP)) return '';
  if (mayInstall()) install(['php-cli'], { knownOnly: true });
  return existsSync(PHP) ? '' : 'missing: php-cli; as root on Debian: apt-get install --no-install-recommends php-cli';
}

// integrity.json beside the script-tag bundle: what each of its files must be, for `integrity=` and import maps of pages that hold it to that.
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} folder with `.js` files
 * @returns {Record<string, string>} file name to `sha384-…`, in order of name
 */
export function integrityOf(folder) {
  const names = globSync('*.js', { cwd: folder }).sort();
  return Object.fromEntries(names.map((name) => [name, hashOf(readFileSync(join(folder, name)))]));
}

/** Writes the list of a folder into it. */
export function writeIntegrity(folder) {
  writeFileSync(join(folder, 'integrity.json'), `${JSON.stringify(integrityOf(folder), null, 2)}\n`);
}

const hashOf = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

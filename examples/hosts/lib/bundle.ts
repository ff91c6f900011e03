// The script-tag bundle as the package brings it, for a site that serves it itself.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Answer } from './site.ts';

const folder = dirname(fileURLToPath(import.meta.resolve('@bizboost/elements/cdn/elements.js')));

/** File name to `sha384-…`, of `elements.js` and every chunk. */
export const integrity = JSON.parse(
  readFileSync(fileURLToPath(import.meta.resolve('@bizboost/elements/cdn/integrity.json')), 'utf8'),
) as Readonly<Record<string, string>>;

/** A file of the bundle; `undefined` for anything else. */
export function bundled(file: string): Answer | undefined {
  if (!(file in integrity)) return undefined;
  return { type: 'text/javascript', body: readFileSync(join(folder, file)) };
}

// Where the tags stand in the tests as they are written.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { files, root } from '../run.mjs';
import { tagsIn } from './tags.mjs';

const TESTS = [
  'packages/{elements,client,core}/src/**/*.test.ts',
  'test/**/*.test.ts',
  'stories/**/*.stories.ts',
  'bench/**/*.ts',
  'examples/**/*.test.ts',
  'scripts/**/*.test.ts',
];

/** The files that prove each row or state: `Map` of its id to paths, sorted. */
export function taggedFiles() {
  const found = new Map();
  for (const path of files(...TESTS)) {
    if (path.startsWith('scripts/element-rows/')) continue; // there tags are the subject
    for (const id of tagsIn(readFileSync(join(root, path), 'utf8'))) found.set(id, [...(found.get(id) ?? []), path]);
  }
  return found;
}

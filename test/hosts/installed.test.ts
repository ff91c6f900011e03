import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../e2e/world/command.ts';

const installed = join(root, 'examples/hosts/node_modules/@bizboost');

/** What each of these has in its code, and nobody else. */
const MARKS = {
  lit: /litHtmlVersions|reactiveElementVersions/,
  'chart.js': /class DatasetController|_detectPlatform/,
  rxjs: /class (BehaviorSubject|Subscriber)\b/,
  zod: /class \$ZodRegistry|\$ZodCheck\b.*=.*\$constructor/,
};

it('what npm installs of ours is one file for each source file, and carries no copy of what it depends on (row 18)', () => {
  const files = globSync('{core,client,elements}/dist/**/*.js', { cwd: installed }).filter(
    (path) => !/^elements.dist.cdn\b/.test(path),
  );
  expect(files.length).toBeGreaterThan(200);

  const copies = files.flatMap((path) => {
    const code = readFileSync(join(installed, path), 'utf8');
    return Object.entries(MARKS).flatMap(([name, mark]) => (mark.test(code) ? [`${path} holds ${name}`] : []));
  });

  expect(copies).toEqual([]);
});

it('carries no test (row 18)', () => {
  expect(globSync('*/{src,dist}/**/*.test.*', { cwd: installed })).toEqual([]);
});

it('has the script-tag bundle as the one place with a copy of all (row 18)', () => {
  const bundle = globSync('elements/dist/cdn/*.js', { cwd: installed }).map((path) =>
    readFileSync(join(installed, path), 'utf8'),
  );
  expect(bundle.some((code) => MARKS.lit.test(code))).toBe(true);
});

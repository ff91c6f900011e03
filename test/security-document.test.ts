// docs/security.md says which test shows what: each must be there, under that title.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const document = read('docs/security.md');

interface Named {
  readonly path: string;
  readonly title: string | undefined;
}

const named: readonly Named[] = [...document.matchAll(/`([\w./-]+\.test\.ts)(?: › ([^`]+?))?`/g)].map(
  ([, path = '', title]) => ({ path, title }),
);

describe('docs/security.md', () => {
  it('names tests that are there, by titles that they have', () => {
    const missing = named.filter(
      ({ path, title }) => !existsSync(join(root, path)) || (title !== undefined && !titlesOf(path).includes(title)),
    );

    expect(named.length).toBeGreaterThan(40);
    expect(missing).toEqual([]);
  });

  it('names npm scripts and files that are there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const unknown = [...document.matchAll(/npm run ([\w:-]+)/g)]
      .map(([, name = '']) => name)
      .filter((name) => !(name in scripts));
    const absent = [...document.matchAll(/vitest run --project \w+ ([\w./-]+)/g)]
      .map(([, path = '']) => path)
      .filter((path) => !existsSync(join(root, path)));

    expect([unknown, absent]).toEqual([[], []]);
  });

  it('has a way to report a hole', () => {
    expect(read('SECURITY.md')).toMatch(/in private/);
    expect(document).toContain('](../SECURITY.md)');
  });
});

/** The text of a test's titles, however its quotes are written. */
function titlesOf(path: string): string {
  return read(path).replaceAll(/\\(['"`])/g, '$1');
}

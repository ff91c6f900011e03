import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lockedPackages, reachedFrom, sbomOf } from '../scripts/sbom.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

interface Locked {
  readonly license?: string;
  readonly hasInstallScript?: boolean;
}

const folders = globSync('packages/*', { cwd: root }).sort();
const manifests = folders.map(
  (folder) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest,
);
const isOurs = (name: string): boolean => name === 'bizboost' || name.startsWith('@bizboost/');
const locked = lockedPackages() as Readonly<Record<string, Locked>>;

/** Licences under which what is installed with our packages may be used in a host's closed product. */
const FREE = ['0BSD', 'Apache-2.0', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT'];

describe('docs/dependencies.md', () => {
  const page = readFileSync(join(root, 'docs/dependencies.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `([^`]+)` +\|(.+)\|$/gm)].map(([, name = '', cells = '']) => ({
    name,
    cells: cells.split('|').map((cell) => cell.trim()),
  }));

  it('has a row for each package that ours depend on, and for no other', () => {
    const asked = manifests.flatMap(({ dependencies, peerDependencies }) =>
      Object.keys({ ...dependencies, ...peerDependencies }),
    );
    expect(rows.map(({ name }) => name).sort()).toEqual([...new Set(asked)].filter((name) => !isOurs(name)).sort());
  });

  it.each(rows)(
    'says of $name who needs it, why, how large it is, its licence, its keeper, and what else there is',
    ({ name, cells }) => {
      expect(cells).toHaveLength(6);
      for (const cell of cells) expect(cell).not.toBe('');
      expect(cells[3]).toBe(locked[`node_modules/${name}`]?.license);
      const users = manifests.filter(({ dependencies }) => dependencies?.[name] !== undefined);
      for (const user of users)
        expect(cells[0]).toContain(user.name === 'bizboost' ? 'cli' : user.name.slice('@bizboost/'.length));
    },
  );
});

describe.each(folders)('what is installed with %s', (folder) => {
  const others = reachedFrom(folder, locked).filter(
    (place) => place.startsWith('node_modules/') || place.includes('/node_modules/'),
  );

  it('is free to use', () => {
    expect(others.filter((place) => !FREE.includes(locked[place]?.license ?? 'none'))).toEqual([]);
  });

  it('runs nothing of its own when it is installed', () => {
    expect(others.filter((place) => locked[place]?.hasInstallScript === true)).toEqual([]);
  });

  it('is in its bill of materials, each with version, licence and hash, and so is what needs what', () => {
    const bill = sbomOf(folder, locked);
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
    const refs = bill.components.map((one) => one['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    for (const { name, group, version, licenses, hashes } of bill.components) {
      expect(version).toMatch(/^\d+\.\d+\.\d+/);
      expect(licenses).toHaveLength(1);
      if (!isOurs(group === undefined ? name : `${group}/${name}`))
        expect(hashes).toEqual([{ alg: 'SHA-512', content: expect.stringMatching(/^[\da-f]{128}$/) as string }]);
    }
    const known = new Set([bill.metadata.component['bom-ref'], ...refs]);
    for (const { ref, dependsOn } of bill.dependencies)
      for (const one of [ref, ...dependsOn]) expect(known).toContain(one);
  });
});

import { builtinModules } from 'node:module';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly version: string;
  readonly type: string;
  readonly license: string;
  readonly engines: { readonly node: string };
  readonly scripts?: Record<string, string>;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
}
const manifestOf = (folder: string): Manifest => JSON.parse(read(join(folder, 'package.json'))) as Manifest;
const rootManifest = manifestOf('.');
const folders = globSync('packages/*/package.json', { cwd: root })
  .map((path) => path.split(sep).slice(0, -1).join('/'))
  .sort();

/** The packages a module imports, types included. */
function importedPackages(text: string): string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
  const statements = [
    ...code.matchAll(/^\s*(?:import|export)\b[^;'"`]*?\bfrom\s*['"]([^'"]+)['"]/gm),
    ...code.matchAll(/^\s*import\s*['"]([^'"]+)['"]/gm),
    ...code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g),
  ];
  return statements
    .map(([, specifier = '']) => specifier)
    .filter(
      (specifier) => !/^[./#]/.test(specifier) && !specifier.startsWith('node:') && !builtinModules.includes(specifier),
    )
    .map((specifier) =>
      specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/'),
    );
}

/** Outside of core, a testing folder is a package's own and not published. */
const isTest = (path: string): boolean =>
  path.endsWith('.test.ts') || /^packages\/(?!core\/)[^/]+\/src\/testing\//.test(path);
const sourcesOf = (folder: string): string[] => globSync(`${folder}/{src,bin}/**/*.{ts,js}`, { cwd: root });

describe.each(folders)('%s', (folder) => {
  const manifest = manifestOf(folder);
  const declared = { ...manifest.dependencies, ...manifest.peerDependencies };

  it('declares every package that its sources import', () => {
    const undeclared = sourcesOf(folder)
      .filter((path) => !isTest(path))
      .flatMap((path) => importedPackages(read(path)).map((name) => ({ path, name })))
      .filter(({ name }) => name !== manifest.name && !(name in declared))
      .map(({ path, name }) => `${path} imports ${name}`);
    expect(undeclared).toEqual([]);
  });

  it('finds what its tests import here or in the root', () => {
    const known = { ...declared, ...manifest.devDependencies, ...rootManifest.devDependencies };
    const workspace = new Set(folders.map((one) => manifestOf(one).name));
    const undeclared = sourcesOf(folder)
      .filter(isTest)
      .flatMap((path) => importedPackages(read(path)).map((name) => ({ path, name })))
      .filter(({ name }) => !(name in known) && !workspace.has(name))
      .map(({ path, name }) => `${path} imports ${name}`);
    expect(undeclared).toEqual([]);
  });

  it('names in its sources every package that it declares', () => {
    const text = sourcesOf(folder).map(read).join('\n');
    const unused = Object.keys(manifest.dependencies ?? {}).filter(
      (name) => !new RegExp(`['"]${name}['"/]`).test(text),
    );
    expect(unused).toEqual([]);
  });

  it('is ESM under the MIT licence, with the engines and the version of the others', () => {
    expect(manifest.type).toBe('module');
    expect(manifest.license).toBe('MIT');
    expect(manifest.engines).toEqual(rootManifest.engines);
    expect(manifest.version).toBe(manifestOf('packages/core').version);
  });

  it('is referenced by the root tsconfig', () => {
    const { references } = JSON.parse(read('tsconfig.json')) as { references: { path: string }[] };
    expect(references.map(({ path }) => path)).toContain(folder);
  });

  it('agrees with the other packages on versions', () => {
    for (const [name, range] of Object.entries(manifest.dependencies ?? {}))
      for (const other of folders)
        expect([range, undefined], `${name} in ${other}`).toContain(manifestOf(other).dependencies?.[name]);
  });
});

describe.each(['package-lock.json', 'examples/hosts/package-lock.json'])('%s', (path) => {
  const text = read(path);

  it('names no registry', () => {
    expect(text.match(/"resolved": "https?:[^"]*"/g) ?? []).toEqual([]);
  });

  it('has an integrity hash for every package that is not ours', () => {
    const { packages } = JSON.parse(text) as {
      packages: Record<string, { link?: boolean; integrity?: string; inBundle?: boolean; resolved?: string }>;
    };
    const without = Object.entries(packages)
      .filter(([path, one]) => path.includes('node_modules/') && !one.link && !one.inBundle && !one.integrity)
      .filter(([, one]) => !one.resolved?.startsWith('file:'))
      .map(([path]) => path);
    expect(without).toEqual([]);
  });
});

describe(`README.md${existsSync(join(root, 'README.md')) ? '' : ' (not there yet)'}`, () => {
  const present = existsSync(join(root, 'README.md'));

  it.skipIf(!present)('names only npm scripts that exist', () => {
    const named = [...read('README.md').matchAll(/\bnpm (?:run )?(?:-s |--silent )?([a-z][\w:-]*)/g)].map(
      ([all, name = '']) => ({ all, name }),
    );
    const lifecycle = ['start', 'test'];
    const scripts = named
      .filter(({ all, name }) => all.startsWith('npm run') || lifecycle.includes(name))
      .map(({ name }) => name);
    expect(scripts.filter((name) => !(name in (rootManifest.scripts ?? {})))).toEqual([]);
  });
});

describe('scripts of package.json', () => {
  it('run files that exist', () => {
    const missing = Object.entries(rootManifest.scripts ?? {})
      .flatMap(([name, command]) => [...command.matchAll(/\b(scripts\/[\w.-]+)/g)].map(([path]) => ({ name, path })))
      .filter(({ path }) => !existsSync(join(root, path)));
    expect(missing).toEqual([]);
  });
});

// npm run build: JavaScript of every package (tsup), declarations (tsc -b), the script-tag files, bills of materials, the elements' manifest.
import { existsSync, globSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeIntegrity } from './integrity.mjs';
import { writeManifest } from './manifest.mjs';
import { packages, pool, root, run, seconds } from './run.mjs';
import { writeSbom } from './sbom.mjs';

const began = Date.now();
const all = packages().filter((one) => one.sources.length > one.missing.length);
const failures = [];
const note = (title) => (result) => {
  if (!result.ok) failures.push(`${title}\n${result.output}`);
  return result.ok;
};

const javascript = all.map((one) => async () => {
  const ok = note(`${one.name}: tsup`)(await run('tsup', [], { cwd: join(root, one.folder) }));
  if (!ok) return;
  removeStale(join(root, one.folder));
  writeSbom(one.folder);
  const bundle = join(root, one.folder, 'dist/cdn');
  if (existsSync(bundle)) writeIntegrity(bundle);
});
const declarations = async () => {
  // Below the checks' own tsc runs: here only what is written counts, and a package without sources is left out.
  note('declarations: tsc -b')(await run('tsc', ['-b', ...all.map((one) => one.folder)]));
};
await pool(2, [declarations, ...javascript]);
if (all.some((one) => one.folder === 'packages/elements')) note('elements: manifest')(await writeManifest());

for (const one of packages())
  for (const source of one.missing) console.log(`missing: ${one.name} has no ${source}, which its exports name`);
if (failures.length > 0) {
  console.error(failures.join('\n\n'));
  process.exit(1);
}
console.log(`Built ${all.length} packages in ${seconds(Date.now() - began)}.`);

/** Deletes what an earlier build left behind: JavaScript not written by this one, declarations without a source. */
function removeStale(folder) {
  for (const name of globSync('dist/**/*.{js,js.map,txt}', { cwd: folder })) {
    const path = join(folder, name);
    if (statSync(path).mtimeMs < began - 2_000) rmSync(path);
  }
  for (const name of globSync('dist/**/*.d.ts', { cwd: folder })) {
    const source = join(folder, name.replace(/^dist/, 'src').replace(/\.d\.ts$/, '.ts'));
    if (!existsSync(source))
      for (const suffix of ['', '.map']) rmSync(join(folder, `${name}${suffix}`), { force: true });
  }
}

// custom-elements.json of packages/elements: written by the build, committed, and checked to be fresh.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inKeyOrder } from './in-key-order.mjs';
import { root, run } from './run.mjs';

const ELEMENTS = join(root, 'packages/elements');
const COMMITTED = 'packages/elements/custom-elements.json';

/** Analyses the elements' sources into the given file (below the root). */
export async function analyze(target) {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.cache/manifest-'));
  try {
    const outdir = join('../..', folder.slice(root.length)); // the analyzer takes only paths relative to where it runs
    const result = await run(
      'cem',
      ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--outdir', outdir],
      { cwd: ELEMENTS },
    );
    const written = join(folder, 'custom-elements.json');
    if (!result.ok || !existsSync(written))
      return { ...result, ok: false, output: result.output || 'cem analyze wrote nothing' };
    mkdirSync(dirname(join(root, target)), { recursive: true });
    // The analyzer's order of fields depends on the order in which the system lists files.
    const manifest = inKeyOrder(JSON.parse(readFileSync(written, 'utf8')));
    writeFileSync(join(root, target), `${JSON.stringify(manifest, null, 2)}\n`);
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Compares the committed manifest with a new one. */
export async function checkManifest() {
  const fresh = '.cache/custom-elements.json';
  const result = await analyze(fresh);
  if (!result.ok) return result;
  const read = (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '');
  const ok = read(fresh) === read(COMMITTED);
  return {
    ...result,
    ok,
    output: ok ? '' : `${COMMITTED} does not tell what the sources say: run npm run manifest and commit it.`,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const result = await analyze(COMMITTED);
  if (!result.ok) {
    console.error(result.output);
    process.exit(1);
  }
}

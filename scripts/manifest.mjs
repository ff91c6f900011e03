// custom-elements.json of packages/elements, and what editors and frameworks are told from it: written by the build, committed, and checked
// to be fresh.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { editorData } from './editor-data.mjs';
import { inKeyOrder } from './in-key-order.mjs';
import { json, root, run } from './run.mjs';

const ELEMENTS = join(root, 'packages/elements');
const COMMITTED = 'packages/elements/custom-elements.json';

/** Analyses the elements' sources and writes what is committed. */
export async function writeManifest() {
  const result = await analyze(COMMITTED);
  if (!result.ok) return result;
  for (const [path, text] of Object.entries(await editorData(json(COMMITTED)))) writeFileSync(join(root, path), text);
  return result;
}

/** Analyses the elements' sources into the given file (below the root). */
async function analyze(target) {
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

/** Compares the committed manifest, and what is made of it, with new ones. */
export async function checkManifest() {
  const fresh = '.cache/custom-elements.json';
  const result = await analyze(fresh);
  if (!result.ok) return result;
  const read = (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '');
  const wanted = { [COMMITTED]: read(fresh), ...(await editorData(json(fresh))) };
  const stale = Object.keys(wanted).filter((path) => wanted[path] !== read(path));
  const ok = stale.length === 0;
  return {
    ...result,
    ok,
    output: ok ? '' : `What the sources say is not told by ${stale.join(', ')}: run npm run manifest and commit it.`,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const result = await writeManifest();
  if (!result.ok) {
    console.error(result.output);
    process.exit(1);
  }
}

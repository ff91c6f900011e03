import { build } from 'esbuild';
import { leanConditions, leanPlugins, minifyMore } from './lean.mjs';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './run.mjs';

/**
 * What a page downloads of an entry, minified and gzip -9: `firstLoad` is the entry and what it imports statically, `total` all chunks.
 * `added` is what of it another entry that is on the page already has not brought.
 * @param {string} entry path from the root of the repository
 * @param {string} [beside] the other entry
 * @returns {Promise<Record<'firstLoad' | 'total' | 'added', { bytes: number, inputs: Map<string, number> }>>} inputs: bytes before terser and gzip, by source file
 */
export async function measure(entry, beside) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: beside === undefined ? [entry] : [entry, beside],
    outdir: '.cache/size',
    write: false,
    bundle: true,
    splitting: true,
    plugins: leanPlugins,
    minify: true,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: leanConditions,
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'silent',
  });
  const bytes = new Map(
    await Promise.all(
      outputFiles.map(async ({ path, text }) => {
        const { code } = await minifyMore(text);
        return [basename(path), gzipSync(code, { level: 9 }).length];
      }),
    ),
  );
  /** The chunks that an entry reaches: by static imports alone, or by all. */
  const reached = (from, isStatic) => {
    const found = new Set();
    const follow = (path) => {
      if (found.has(path)) return;
      found.add(path);
      for (const next of metafile.outputs[path].imports)
        if (!next.external && (!isStatic || next.kind === 'import-statement')) follow(next.path);
    };
    follow(Object.keys(metafile.outputs).find((path) => metafile.outputs[path].entryPoint === from));
    return found;
  };
  const all = reached(entry, false);
  const there = beside === undefined ? new Set() : reached(beside, false);
  const sum = (paths) => {
    const inputs = new Map();
    let total = 0;
    for (const path of paths) {
      total += bytes.get(basename(path)) ?? 0;
      for (const [name, { bytesInOutput }] of Object.entries(metafile.outputs[path].inputs))
        if (bytesInOutput > 0) inputs.set(name, (inputs.get(name) ?? 0) + bytesInOutput);
    }
    return { bytes: total, inputs };
  };
  return {
    firstLoad: sum(reached(entry, true)),
    total: sum(all),
    added: sum([...all].filter((path) => !there.has(path))),
  };
}

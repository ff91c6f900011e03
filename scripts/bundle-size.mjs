import { build } from 'esbuild';
import { leanConditions, leanPlugins, minifyMore } from './lean.mjs';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './run.mjs';

/**
 * What a page downloads of an entry, minified and gzip -9: `firstLoad` is the entry and what it imports statically, `total` all chunks.
 * @param {string} entry path from the root of the repository
 * @returns {Promise<Record<'firstLoad' | 'total', { bytes: number, inputs: Map<string, number> }>>} inputs: bytes before terser and gzip, by source file
 */
export async function measure(entry) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
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
  const first = new Set();
  const follow = (path) => {
    if (first.has(path)) return;
    first.add(path);
    for (const next of metafile.outputs[path].imports)
      if (next.kind === 'import-statement' && !next.external) follow(next.path);
  };
  follow(Object.keys(metafile.outputs).find((path) => metafile.outputs[path].entryPoint === entry));
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
  return { firstLoad: sum(first), total: sum(Object.keys(metafile.outputs)) };
}

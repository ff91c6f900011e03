// Serves dependencies to the browser tests as one module each, with their shared parts once.
// Unbundled, a test file that imports rxjs and Lit loads hundreds of modules, which Firefox needs seconds for.
import { build } from 'esbuild';
import { join } from 'node:path';
import { files, root } from './run.mjs';

const conditions = ['production', 'browser'];

/** The packages (not ours) that the tests and what they import reach, so that a new `lit/directives/…` needs no list. */
async function reachedBy(entryPoints) {
  const found = new Set();
  const collect = {
    name: 'collect',
    setup({ onResolve, resolve }) {
      onResolve({ filter: /^[^./]/ }, async (args) => {
        if (args.kind === 'entry-point' || args.pluginData === 'inner') return undefined;
        if (args.path.startsWith('@bizboost/')) {
          const { importer, resolveDir, kind } = args;
          return resolve(args.path, { importer, resolveDir, kind, pluginData: 'inner' });
        }
        found.add(args.path);
        return { path: args.path, external: true };
      });
    },
  };
  await build({
    absWorkingDir: root,
    entryPoints,
    outdir: '.cache/prebundle',
    bundle: true,
    write: false,
    format: 'esm',
    conditions: ['bizboost-source', ...conditions],
    plugins: [collect],
    logLevel: 'silent',
  }).catch(() => undefined); // what is wrong with a test is told by the test's own run
  return found;
}

export function prebundle({ tests, always = [], never = [] }) {
  const fileName = (specifier) => specifier.replace(/[^\w]+/g, '_');
  const packages = new Set();
  let served;
  return {
    name: 'prebundle',
    async serverStart() {
      for (const name of [...always, ...(await reachedBy(files(...tests)))])
        if (!never.some((pattern) => pattern.test(name))) packages.add(name);
      const outdir = join(root, '.cache/prebundle');
      const { outputFiles } = await build({
        absWorkingDir: root,
        entryPoints: Object.fromEntries([...packages].map((name) => [fileName(name), name])),
        outdir,
        bundle: true,
        splitting: true,
        write: false,
        format: 'esm',
        target: 'es2022',
        sourcemap: 'inline',
        conditions,
        define: { 'process.env.NODE_ENV': '"production"' },
        logLevel: 'error',
      });
      served = new Map(
        outputFiles.map((file) => [`/__deps${file.path.slice(outdir.length).replaceAll('\\', '/')}`, file.text]),
      );
    },
    resolveImport({ source }) {
      return packages.has(source) ? `/__deps/${fileName(source)}.js` : undefined;
    },
    serve({ path }) {
      const body = served?.get(path);
      return body === undefined ? undefined : { body, type: 'js', headers: { 'cache-control': 'max-age=3600' } };
    },
  };
}

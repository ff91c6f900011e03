// What all packages' tsup configs share.

/** One output file per source file: relative imports stay imports, with .ts rewritten to .js. */
const oneToOne = {
  name: 'one-to-one',
  setup(build) {
    build.onResolve({ filter: /^\.\.?\// }, (args) =>
      args.kind === 'entry-point' ? undefined : { path: args.path.replace(/\.ts$/, '.js'), external: true },
    );
  },
};

const TESTS = ['!src/**/*.test.ts', '!src/testing/**'];

/**
 * ESM, one file per source file, without tests. Declarations come from `tsc -b`, so `clean` must leave them alone:
 * tsc would think them up to date and not write them again.
 * @param {import('tsup').Options} [options]
 * @returns {import('tsup').Options}
 */
export function library(options = {}) {
  return {
    entry: ['src/**/*.ts', '!src/cdn/**', ...TESTS],
    format: ['esm'],
    dts: false,
    sourcemap: true,
    splitting: false,
    target: 'es2022',
    platform: 'neutral',
    tsconfig: 'tsconfig.json',
    // `node:sqlite` is to be had under no other name.
    removeNodeProtocol: false,
    esbuildPlugins: [oneToOne],
    silent: true,
    ...options,
  };
}

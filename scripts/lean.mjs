// What makes the elements' browser bundle smaller than esbuild alone does. Used by its build and by the measuring of sizes.
import { transform } from 'esbuild';
import { minify } from 'terser';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { minifyStyles } from './minify-styles.mjs';
import { root } from './run.mjs';

/**
 * What of Chart.js nobody calls here, and esbuild keeps all the same (9 kB after gzip). Classes whose static fields read a property: reading may
 * have an effect (Rollup drops them by itself), so they are read through getters. Finding what a pointer is over: pointers are ours. The
 * platform that watches the canvas and its size: ours is given.
 */
const CHART_JS = [
  [/callback: (Ticks\.formatters\.\w+)/g, 'get callback() { return $1; }'],
  ['static defaults = TimeScale.defaults;', 'static get defaults() { return TimeScale.defaults; }'],
  ['const method = Interaction.modes[mode];', 'const method = undefined;'],
  ['config.platform || _detectPlatform(initialCanvas)', 'config.platform'],
];

const leanCharts = {
  name: 'lean-charts',
  setup(build) {
    build.onLoad({ filter: /[\\/]chart\.js[\\/]dist[\\/]chart\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const [before, after] of CHART_JS) {
        const lean = contents.replace(before, after);
        if (lean === contents)
          throw new Error(`Chart.js has no ${before} any more: look at CHART_JS in scripts/lean.mjs.`);
        contents = lean;
      }
      return { contents, loader: 'js' };
    });
  },
};

/** Chart.js can mix colours; it never has to here: all are given, and none is animated. So its colour package gives back what it got. */
const noColorMixing = {
  name: 'no-color-mixing',
  setup(build) {
    build.onResolve({ filter: /^@kurkle\/color$/ }, () => ({ path: 'no-color', namespace: 'lean' }));
    build.onLoad({ filter: /^no-color$/, namespace: 'lean' }, () => ({ contents: GIVEN_COLOR }));
  },
};

const GIVEN_COLOR = `export class Color {
  valid = false;
  constructor(given) { this.given = given; }
  saturate() { return this; }
  darken() { return this; }
  mix(other) { return other; }
  hexString() { return this.given; }
}`;

const tsconfigRaw = { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } };

/** The white space that makes templates and styles readable in the sources. */
const leanTemplates = {
  name: 'lean-templates',
  setup(build) {
    const sources = join(root, 'packages/elements/src');
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (!path.startsWith(sources)) return undefined;
      const source = await readFile(path, 'utf8');
      // Without comments and line breaks of its own, the only ones left in the code are those inside template literals.
      const { code } = await transform(source, { loader: 'ts', minifyWhitespace: true, target: 'es2022', tsconfigRaw });
      const contents = code
        .trim()
        .replace(/\s*\n\s*/g, '\n')
        .replace(/([{;])\n|\n(?=})/g, '$1')
        .replace(/>\n</g, '><')
        .replace(/\n/g, ' ');
      return { contents, loader: 'js' };
    });
  },
};

export const leanPlugins = [minifyStyles, leanCharts, noColorMixing, leanTemplates];

/** Export conditions of the browser bundle. rxjs calls its modern build `es2015`. */
export const leanConditions = ['bizboost-source', 'es2015', 'production', 'browser'];

/**
 * Minified once more, by terser: it folds variables and branches that esbuild leaves (3 % after gzip).
 * @param {string} code a module
 * @param {string} [path] its name, for a source map from the result to it; default none
 * @returns {Promise<{ code: string, map?: string }>}
 */
export async function minifyMore(code, path) {
  const { code: lean, map } = await minify(path === undefined ? code : { [path]: code }, {
    module: true,
    ecma: 2020,
    compress: { passes: 3 },
    format: { comments: /^!/ },
    sourceMap: path !== undefined,
  });
  return { code: lean, map };
}

/** The same for tsup. */
export const leanChunks = {
  name: 'lean-chunks',
  renderChunk: (code, { path }) => (path.endsWith('.js') ? minifyMore(code, path) : undefined),
};

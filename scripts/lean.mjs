// What makes the elements' browser bundle smaller than esbuild alone does. Used by its build and by the measuring of sizes.
import { transform } from 'esbuild';
import { minify } from 'terser';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { minifyStyles } from './minify-styles.mjs';
import { root } from './run.mjs';

/**
 * esbuild keeps a class whose static fields read a property, since reading may have an effect. So four scales of Chart.js that
 * nobody registers stay in (6 kB after gzip; Rollup drops them by itself). Read through getters, they can go.
 */
const leanCharts = {
  name: 'lean-charts',
  setup(build) {
    build.onLoad({ filter: /[\\/]chart\.js[\\/]dist[\\/]chart\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source
        .replace(/callback: (Ticks\.formatters\.\w+)/g, 'get callback() { return $1; }')
        .replace('static defaults = TimeScale.defaults;', 'static get defaults() { return TimeScale.defaults; }');
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

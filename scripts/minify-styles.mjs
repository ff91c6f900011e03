// An esbuild plugin for the script-tag files: style sheets inside css`…` literals are text to a JavaScript minifier, so they are minified here.
import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';

const LITERAL = /\bcss`([^`\\$]*)`/g;

export const minifyStyles = {
  name: 'minify-styles',
  setup(build) {
    build.onLoad({ filter: /\.styles\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const sheets = await Promise.all([...source.matchAll(LITERAL)].map(([, sheet]) => minified(sheet)));
      return { contents: source.replace(LITERAL, () => `css\`${sheets.shift()}\``), loader: 'ts' };
    });
  },
};

async function minified(sheet) {
  // The target keeps nesting and light-dark() as they are written: what the elements use, their browsers know.
  const { code } = await transform(sheet, { loader: 'css', minify: true, target: 'esnext' });
  return code.trim().replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');
}

import { existsSync } from 'node:fs';
import { defineConfig } from 'tsup';
import { minifyStyles } from '../../scripts/minify-styles.mjs';
import { library } from '../../scripts/tsup.mjs';

const cdn = 'src/cdn/elements.ts';

export default defineConfig([
  library(),
  // For pages without a build: one script tag loads elements.js, which imports the chunks beside it when they are needed.
  ...(existsSync(cdn)
    ? [
        library({
          entry: { elements: cdn },
          outDir: 'dist/cdn',
          platform: 'browser',
          noExternal: [/.*/],
          splitting: true,
          minify: true,
          esbuildPlugins: [minifyStyles],
          esbuildOptions(options) {
            options.conditions = ['bizboost-source', 'production', 'browser'];
            options.define = { ...options.define, 'process.env.NODE_ENV': '"production"' };
            options.legalComments = 'linked';
          },
        }),
      ]
    : []),
]);

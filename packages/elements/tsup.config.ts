import { existsSync } from 'node:fs';
import { defineConfig } from 'tsup';
import { leanChunks, leanConditions, leanPlugins } from '../../scripts/lean.mjs';
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
          esbuildPlugins: leanPlugins,
          plugins: [leanChunks],
          esbuildOptions(options) {
            options.conditions = leanConditions;
            options.define = { ...options.define, 'process.env.NODE_ENV': '"production"' };
            options.legalComments = 'linked';
          },
        }),
      ]
    : []),
]);

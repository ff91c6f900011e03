import { defineConfig } from 'tsup';
import { library } from '../../scripts/tsup.mjs';

export default defineConfig(
  library({ platform: 'node', entry: ['src/**/*.ts', '!src/**/*.test.ts', '!src/testing/**'] }),
);

import { defineConfig } from 'tsup';
import { library } from '../../scripts/tsup.mjs';

// Unlike the others', core's testing folder is published.
export default defineConfig(library({ entry: ['src/**/*.ts', '!src/**/*.test.ts'] }));

import { defineConfig } from 'tsup';
import { library } from '../../scripts/tsup.mjs';

export default defineConfig(library({ entry: ['src/**/*.ts', '!src/**/*.test.ts', '!src/testing/**'] }));

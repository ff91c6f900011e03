import { existsSync } from 'node:fs';
import { configDefaults, defineConfig } from 'vitest/config';

const exclude = [...configDefaults.exclude, '**/*.browser.test.ts'];

/** Tests that lie beside the source of one package. */
const packageTests = (name: string) => ({
  extends: true as const,
  test: {
    name,
    root: `./packages/${name}`,
    include: ['src/**/*.test.ts'],
    exclude,
    environment: 'node' as const,
    // Laws try hundreds of cases, and machines may be busy: what hangs is found all the same.
    testTimeout: 30_000,
  },
});

export default defineConfig({
  ssr: { resolve: { conditions: ['bizboost-source', 'node', 'development|production'] } },
  test: {
    passWithNoTests: true,
    projects: [
      ...['core', 'server', 'client', 'elements', 'cli']
        .filter((name) => existsSync(`./packages/${name}`))
        .map(packageTests),
      {
        extends: true,
        test: {
          name: 'repo',
          include: ['test/*.test.ts', '{bench,scripts}/**/*.test.ts'],
          exclude,
          environment: 'node',
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'adapters',
          include: ['packages/adapters/src/**/*.test.ts', 'test/{adapters,services,chaos,soak}/**/*.test.ts'],
          exclude,
          environment: 'node',
          globalSetup: 'test/services/global-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'examples',
          include: ['examples/**/*.test.ts'],
          exclude,
          environment: 'node',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude,
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'hosts',
          include: ['test/hosts/**/*.test.ts'],
          exclude,
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
    coverage: { provider: 'v8', include: ['packages/*/src/**/*.ts'], reporter: ['text', 'lcov'] },
  },
});

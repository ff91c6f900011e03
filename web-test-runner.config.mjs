// Component tests in three real engines. One engine only: BROWSERS=chromium npm run test:browser
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { fileURLToPath } from 'node:url';
import { webkitGtkLauncher } from './scripts/webkit-launcher.mjs';
import { jsonReporter } from './scripts/wtr-json-reporter.mjs';
import { prebundle } from './scripts/wtr-prebundle.mjs';

const tests = ['packages/*/src/**/*.browser.test.ts', 'test/browser/**/*.browser.test.ts'];

const launchers = {
  chromium: () =>
    chromeLauncher({
      launchOptions: {
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
        // Tests of what stays in memory collect garbage themselves.
        args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--js-flags=--expose-gc'],
      },
      async createPage({ context }) {
        const page = await context.newPage();
        await page.emulateFocusedPage(true); // else a tab in the background never gets an animation frame
        return page;
      },
    }),
  firefox: () =>
    puppeteerLauncher({
      launchOptions: { browser: 'firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr' },
      concurrency: 1,
    }),
  webkit: () => webkitGtkLauncher(),
};

export default {
  files: tests,
  nodeResolve: { exportConditions: ['bizboost-source', 'production', 'browser', 'default'] },
  plugins: [
    prebundle({
      tests,
      // What @open-wc/testing reaches of Lit: it must be the same Lit as the elements'.
      always: ['lit', 'lit/static-html.js', 'lit/directive-helpers.js', '@open-wc/testing'],
      never: [/^@web\/test-runner/],
    }),
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('./tsconfig.base.json', import.meta.url)),
    }),
  ],
  testFramework: { config: { timeout: 30_000 } },
  concurrentBrowsers: 1,
  concurrency: 2,
  browserStartTimeout: 60_000,
  testsFinishTimeout: 300000,
  coverageConfig: { include: ['packages/*/src/**/*.ts'], reporters: ['lcov', 'text-summary'] },
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: Boolean(process.stdout.isTTY) }),
    ...(process.env.WTR_JSON ? [jsonReporter(process.env.WTR_JSON)] : []),
  ],
  browsers: (process.env.BROWSERS ?? 'chromium,firefox,webkit').split(',').map((name) => {
    const launcher = launchers[name.trim()];
    if (!launcher) throw new Error(`BROWSERS: expected ${Object.keys(launchers).join(', ')}, got ${name}`);
    return launcher();
  }),
};

// Writes the results of @web/test-runner as JSON: counts per browser for scripts/test.mjs, and what became of each test for scripts/element-rows.mjs.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';

export function jsonReporter(path) {
  return {
    stop({ sessions }) {
      const browsers = {};
      const tests = [];
      for (const session of sessions) {
        const file = relative(process.cwd(), session.testFile);
        const counts = (browsers[session.browser.name] ??= { passed: 0, failed: 0, skipped: 0 });
        let failedTests = 0;
        const visit = (suite, above = '') => {
          const within = `${above} ${suite.name ?? ''}`.trim();
          for (const test of suite.tests) {
            const outcome = test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed';
            tests.push({ file, browser: session.browser.name, title: `${within} ${test.name}`.trim(), outcome });
            if (test.skipped) counts.skipped++;
            else if (test.passed) counts.passed++;
            else failedTests++;
          }
          suite.suites.forEach((inner) => visit(inner, within));
        };
        if (session.testResults) visit(session.testResults);
        // A file that did not load or never ended counts as one failure of its own.
        counts.failed += session.passed ? failedTests : Math.max(failedTests, 1);
      }
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, JSON.stringify({ browsers, tests }, null, 2));
    },
  };
}

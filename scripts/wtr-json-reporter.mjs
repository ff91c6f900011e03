// Writes the results of @web/test-runner as JSON for scripts/test.mjs: counts per browser.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export function jsonReporter(path) {
  return {
    stop({ sessions }) {
      const browsers = {};
      for (const session of sessions) {
        const counts = (browsers[session.browser.name] ??= { passed: 0, failed: 0, skipped: 0 });
        let failedTests = 0;
        const visit = (suite) => {
          for (const test of suite.tests) {
            if (test.skipped) counts.skipped++;
            else if (test.passed) counts.passed++;
            else failedTests++;
          }
          suite.suites.forEach(visit);
        };
        if (session.testResults) visit(session.testResults);
        // A file that did not load or never ended counts as one failure of its own.
        counts.failed += session.passed ? failedTests : Math.max(failedTests, 1);
      }
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, JSON.stringify({ browsers }, null, 2));
    },
  };
}

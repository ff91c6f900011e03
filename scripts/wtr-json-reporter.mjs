// Writes the results of @web/test-runner as JSON for scripts/test.mjs: counts per browser, and what failed.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export function jsonReporter(path) {
  return {
    stop({ sessions }) {
      const browsers = {};
      const failures = [];
      for (const session of sessions) {
        const counts = (browsers[session.browser.name] ??= { passed: 0, failed: 0, skipped: 0 });
        let failedTests = 0;
        const visit = (suite, names) => {
          for (const test of suite.tests) {
            if (test.skipped) counts.skipped++;
            else if (test.passed) counts.passed++;
            else {
              counts.failed++;
              failedTests++;
              failures.push({
                file: session.testFile,
                name: [...names, test.name].join(' > '),
                message: test.error?.message ?? '',
              });
            }
          }
          for (const inner of suite.suites) visit(inner, [...names, inner.name]);
        };
        if (session.testResults) visit(session.testResults, [session.browser.name]);
        // A file that did not load or never ended counts as one failure of its own.
        if (!session.passed && failedTests === 0) {
          counts.failed++;
          const message = (session.errors ?? []).map((error) => error.message ?? String(error)).join('\n');
          failures.push({
            file: session.testFile,
            name: `${session.browser.name} > (the file)`,
            message: message || 'did not pass',
          });
        }
      }
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, JSON.stringify({ browsers, failures }, null, 2));
    },
  };
}

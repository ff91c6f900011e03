import { expect, it } from 'vitest';
import type { BackTestReport } from '@bizboost/core';
import { backTestText } from './back-test-text.ts';

it('a share is never told as all or none, and an error is told as it is', () => {
  const all = { value: 1, low: 0.996, high: 1 };
  const report: BackTestReport = {
    pages: 1,
    posts: 60,
    tested: 18,
    high: { said: 7, held: 7, tested: 18 },
    rows: [
      { task: 'tips', measure: 'sign holds in later posts', values: { ours: all } },
      { task: 'timing', measure: 'worst slots below it', values: { ours: { value: 0, low: 0, high: 0.4 } } },
      { task: 'prediction', measure: 'error on the log scale', values: { ours: { value: 1, low: 0.9, high: 1 } } },
    ],
  };
  const text = backTestText(report);
  expect(text).toContain('right 7 of 7 times');
  expect(text).toMatch(/sign holds in later posts +>0\.99 \(>0\.99–>0\.99\)/);
  expect(text).toMatch(/worst slots below it +<0\.01 \(<0\.01–0\.40\)/);
  expect(text).toMatch(/error on the log scale +1\.00 \(0\.90–1\.00\)/);
});

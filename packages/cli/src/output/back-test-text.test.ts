import { expect, it } from 'vitest';
import type { BackTestReport } from '@bizboost/core';
import { backTestText } from './back-test-text.ts';

it('where no call was made with high confidence, it says so, and of one business it counts no pages', () => {
  const text = backTestText({
    pages: 1,
    posts: 60,
    tested: 18,
    high: { said: 0, held: 0, tested: 18 },
    rows: [
      { task: 'tips', measure: 'pages with a tip', values: { ours: { value: 1, low: 0.2, high: 1 } }, tries: 1 },
      { task: 'timing', measure: 'worst slots below it', values: { ours: { value: 1, low: 0.2, high: 1 } }, tries: 1 },
    ],
  });
  expect(text).toMatch(/^In your last 18 posts, no call was told with high confidence\./);
  expect(text).not.toContain('0 of 0');
  expect(text).not.toContain('pages with');
  expect(text).toContain('worst slots');
});

it('a share is never told as certain, all or none of so many tries as what was seen, and an error as it is', () => {
  const all = { value: 1, low: 0.996, high: 1 };
  const report: BackTestReport = {
    pages: 1,
    posts: 60,
    tested: 18,
    high: { said: 7, held: 7, tested: 18 },
    rows: [
      {
        task: 'tips',
        measure: 'sign holds in later posts',
        values: { ours: { value: 1, low: 0.44, high: 1 } },
        tries: 3,
      },
      { task: 'prediction', measure: 'area under the curve', values: { ours: all } },
      { task: 'timing', measure: 'worst slots below it', values: { ours: { value: 0, low: 0, high: 0.4 } }, tries: 6 },
      { task: 'prediction', measure: 'error on the log scale', values: { ours: { value: 1, low: 0.9, high: 1 } } },
    ],
  };
  const text = backTestText(report);
  expect(text).toContain('right 7 of 7 times');
  expect(text).toMatch(/sign holds in later posts +all \(0\.44–>0\.99\) +3/);
  expect(text).toMatch(/worst slots below it +none \(<0\.01–0\.40\) +6/);
  expect(text).toMatch(/area under the curve +>0\.99 \(>0\.99–>0\.99\)/);
  expect(text).toMatch(/error on the log scale +1\.00 \(0\.90–1\.00\)/);
});

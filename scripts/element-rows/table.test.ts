import { describe, expect, it } from 'vitest';
import { ALL_ROWS, STATES } from './checklist.mjs';
import { Engines, testsOfVitest, testsOfWtr } from './engines.mjs';
import { enginesIn, tableText } from './table.mjs';

describe('the checklist', () => {
  it('has sixty rows in their order, and each state once', () => {
    expect(ALL_ROWS.map(({ row }) => row)).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
    expect(new Set(STATES.map(({ state }) => state)).size).toBe(STATES.length);
  });
});

describe('the table of rows', () => {
  const file = 'packages/elements/src/a.browser.test.ts';
  const tagged = new Map([
    ['3', [file, 'test/e2e/b.test.ts']],
    ['offline', [file]],
  ]);

  it('keeps where each test ran when it is written anew', () => {
    const text = tableText(tagged, (id, path) => (path === file ? `Chromium, Firefox in part` : 'Node'));
    const engines = enginesIn(text);
    expect(engines.get(`3 ${file}`)).toBe('Chromium, Firefox in part');
    expect(engines.get('3 test/e2e/b.test.ts')).toBe('Node');
    expect(engines.get(`offline ${file}`)).toBe('Chromium, Firefox in part');
    expect(tableText(tagged, (id, path) => engines.get(`${id} ${path}`) ?? '')).toBe(text);
  });

  it('names an engine only where all that ran of a row passed, and says where some was skipped', () => {
    const ran = new Engines();
    const title = 'does it (row 3)';
    const tests = [
      { file, browser: 'Chrome', title, outcome: 'passed' },
      { file, browser: 'Firefox', title, outcome: 'skipped' },
      { file, browser: 'Firefox', title: `${title} twice`, outcome: 'passed' },
      { file, browser: 'WebKitGTK', title, outcome: 'failed' },
    ];
    for (const test of testsOfWtr({ tests })) ran.add(test);
    for (const test of testsOfVitest({
      testResults: [{ name: `${process.cwd()}/${file}`, assertionResults: [{ fullName: title, status: 'passed' }] }],
    }))
      ran.add(test);
    expect(ran.textOf('3', file)).toMatch(/^Chromium, Firefox in part/);
    expect(ran.textOf('3', file)).not.toMatch(/WebKit/);
    expect(ran.textOf('3', 'elsewhere.ts')).toBeUndefined();
  });
});

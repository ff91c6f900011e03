// Which engines the tests of a row ran in, told by the runners' own reports.
import { relative } from 'node:path';
import { root } from '../run.mjs';
import { tagsIn } from './tags.mjs';

const ORDER = ['Chromium', 'Firefox', 'WebKit', 'Node'];

/** What ran of one row in one file: engine → how many of its tests passed, failed, and were skipped. */
export class Engines {
  #ran = new Map();

  /** @param {{ file: string, title: string, engine: string, outcome: string }} test: `passed`, `failed` or `skipped` */
  add({ file, title, engine, outcome }) {
    for (const id of tagsIn(title)) {
      const key = `${id} ${file}`;
      const ran = this.#ran.get(key) ?? new Map();
      const counts = ran.get(engine) ?? { passed: 0, failed: 0, skipped: 0 };
      counts[outcome] += 1;
      this.#ran.set(key, ran.set(engine, counts));
    }
  }

  /** What to write beside a file: the engines in which its tests of a row passed. `undefined` where none of the reports has the file. */
  textOf(id, file) {
    const ran = this.#ran.get(`${id} ${file}`);
    if (ran === undefined) return undefined;
    const names = [...ran]
      .filter(([, { passed, failed }]) => passed > 0 && failed === 0)
      .sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b))
      .map(([engine, { skipped }]) => (skipped > 0 ? `${engine} in part` : engine));
    return names.join(', ');
  }
}

/**
 * What `scripts/wtr-json-reporter.mjs` wrote.
 *
 * @param {{ tests?: { file: string, browser: string, title: string, outcome: string }[] }} report
 */
export function* testsOfWtr({ tests = [] }) {
  for (const { file, browser, title, outcome } of tests) yield { file, title, engine: engineOf(browser), outcome };
}

/**
 * What Vitest's JSON reporter wrote. Stories and pages run in Chromium, all else in Node.
 *
 * @param {{ testResults?: { name: string, assertionResults: { fullName: string, status: string }[] }[] }} report
 */
export function* testsOfVitest({ testResults = [] }) {
  for (const { name, assertionResults } of testResults) {
    const file = relative(root, name);
    const engine = /^(stories\/|examples\/|test\/e2e\/|test\/hosts\/(?!installed|types))/.test(file)
      ? 'Chromium'
      : 'Node';
    for (const { fullName, status } of assertionResults)
      yield { file, title: fullName, engine, outcome: status === 'passed' || status === 'failed' ? status : 'skipped' };
  }
}

function engineOf(browser) {
  if (/firefox/i.test(browser)) return 'Firefox';
  return /webkit/i.test(browser) ? 'WebKit' : 'Chromium';
}

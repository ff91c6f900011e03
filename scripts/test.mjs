// npm test: the checks and every kind of test, each counted from its runner's own report; a table at the end.
// Some of them only: npm test -- check unit adapters browser stories examples e2e hosts (any of these).
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters as plain } from 'node:util';
import { missingPackages } from '../test/services/debian.ts';
import { AT_ONCE } from './adapter-files-at-once.mjs';
import { check } from './check.mjs';
import { CHDB_ASKED } from './ensure-chdb.mjs';
import { ensurePhp } from './ensure-php.mjs';
import { missingLine } from './ensure-services.mjs';
import { installHosts } from './install-hosts.mjs';
import { files, root, run, seconds } from './run.mjs';

const MAX_LINES = 150; // of one step's failure
const ADAPTERS_LIMIT_MS = 1_500_000; // they wait for real servers to start, stop, hang and come back
const BROWSERS_LIMIT_MS = 1_500_000; // every element in every row of the list, in three engines one after the other
const cache = join(root, '.cache');
const rows = []; // { name, passed, failed, skipped, ms, note }
const only = process.argv.slice(2);
const wanted = (step) => only.length === 0 || only.includes(step);

function row(name, counts, ms, note = '') {
  const one = { name, passed: 0, failed: 0, skipped: 0, ...counts, ms, note };
  rows.push(one);
  const mark = one.failed > 0 ? 'FAILED ' : 'ok     ';
  const skipped = one.skipped ? `, ${one.skipped} skipped` : '';
  console.log(
    `${mark} ${name}: ${one.passed} of ${one.passed + one.failed}${skipped} in ${seconds(ms)}${note ? ` (${note})` : ''}`,
  );
}

const show = (text) => {
  const lines = text.trim().split('\n');
  if (lines.length > MAX_LINES) lines.splice(MAX_LINES, lines.length, `… ${lines.length - MAX_LINES} more lines`);
  console.log(lines.map((line) => `    ${line}`).join('\n'));
};

const ownFrames = (text) =>
  text.replaceAll(/\n\s+at .*node_modules.*/g, '').replaceAll(/\n\s+at new Promise \(<anonymous>\)/g, '');
const readJson = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined);
const freshPath = (name) => {
  mkdirSync(cache, { recursive: true });
  const path = join(cache, name);
  rmSync(path, { force: true });
  return path;
};

/** A kind of tests of which none ran has failed: nobody would notice otherwise. */
function nothingRan(name, ms) {
  row(name, { failed: 1 }, ms, 'no tests ran');
}

/** Runs vitest and adds a row for each group of files. `groupOf` names the group of a file; `groups` are all there must be. */
async function vitest(step, args, groups, { groupOf = () => step, timeoutMs } = {}) {
  const path = freshPath(`vitest-${step}.json`);
  const result = await run('vitest', ['run', ...args, '--reporter=json', `--outputFile=${path}`], { timeoutMs });
  const report = readJson(path);
  const counts = new Map(groups.map((name) => [name, { passed: 0, failed: 0, skipped: 0, ms: 0 }]));
  const failures = [];
  for (const file of report?.testResults ?? []) {
    const name = relative(root, file.name);
    const group = counts.get(groupOf(name)) ?? counts.get(groups[0]);
    group.ms += Math.max(0, file.endTime - file.startTime);
    for (const test of file.assertionResults) {
      if (test.status === 'passed') group.passed++;
      else if (test.status !== 'failed') group.skipped++;
      else {
        group.failed++;
        failures.push(`${name} > ${test.fullName}\n${ownFrames(plain(test.failureMessages.join('\n')))}`);
      }
    }
    if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')) {
      group.failed++;
      failures.push(`${name}\n${plain(file.message)}`);
    }
  }
  const known = [...counts.values()].some((group) => group.failed > 0);
  for (const [name, { ms, ...group }] of counts) {
    if (group.passed + group.failed + group.skipped === 0) {
      if (report) nothingRan(name, ms);
      continue;
    }
    row(name, group, groups.length > 1 ? ms : result.ms);
  }
  if (!result.ok && !known)
    row(`${step}: the run`, { failed: 1 }, result.ms, 'ended with an error outside of any test');
  if (failures.length > 0) show(failures.join('\n\n'));
  else if (!result.ok) show(plain(result.output));
}

async function browserTests() {
  const path = freshPath('wtr.json');
  const result = await run('wtr', [], { env: { WTR_JSON: path }, timeoutMs: BROWSERS_LIMIT_MS });
  const report = readJson(path);
  const browsers = Object.entries(report?.browsers ?? {});
  for (const [name, counts] of browsers) row(`components in ${name}`, counts, result.ms / browsers.length);
  const failed = browsers.some(([, counts]) => counts.failed > 0);
  if (browsers.length === 0 || (!result.ok && !failed)) {
    row('components: the run', { failed: 1 }, result.ms, 'ended with an error outside of any test');
    show(plain(result.output));
  }
  if (failed) show(plain(result.output));
}

async function chdbIsThere() {
  const chdb = await run('node', ['scripts/ensure-chdb.mjs']);
  row('the newest ClickHouse engine is there', chdb.ok ? { passed: 1 } : { failed: 1 }, chdb.ms);
  if (!chdb.ok) show(chdb.output);
}

/** Where the services cannot be installed, what needs them is skipped and counted so. */
async function adapterTests() {
  const services = await run('node', ['scripts/ensure-services.mjs']);
  const missing = missingPackages();
  const counts = services.ok ? { passed: missing.length === 0 ? 1 : 0, skipped: missing.length } : { failed: 1 };
  row('services are there', counts, services.ms, missingLine(missing));
  if (!services.ok) show(services.output);
  if (CHDB_ASKED) await chdbIsThere();
  const groupOf = (path) => (path.startsWith('test/services/') ? 'services of the tests' : 'adapters');
  const groups = ['adapters', 'services of the tests'];
  await vitest('adapters', ['--project', 'adapters', AT_ONCE], groups, { groupOf, timeoutMs: ADAPTERS_LIMIT_MS });
}

/** Other people's pages, with an install of their own. Where PHP cannot be installed, what needs it is skipped. */
async function hostTests() {
  const startedAt = performance.now();
  const missing = ensurePhp();
  const installed = await installHosts();
  row('hosts are installed', installed.ok ? { passed: 1 } : { failed: 1 }, performance.now() - startedAt, missing);
  if (installed.ok) await vitest('hosts', ['--project', 'hosts'], ['hosts']);
  else show(installed.output);
}

const began = performance.now();
const usesBrowsers = ['browser', 'stories', 'e2e', 'hosts'].some(wanted);
const browsersThere = usesBrowsers ? await run('node', ['scripts/ensure-browsers.mjs']) : { ok: true };
if (usesBrowsers) row('browsers are there', browsersThere.ok ? { passed: 1 } : { failed: 1 }, browsersThere.ms);
if (!browsersThere.ok) show(browsersThere.output);

if (wanted('check')) {
  await check(({ name, ok, output, ms }) => {
    row(`check: ${name}`, ok ? { passed: 1 } : { failed: 1 }, ms);
    if (!ok) show(plain(output || 'failed without a word'));
  });
} else if (['adapters', 'e2e', 'examples', 'hosts'].some(wanted)) {
  const built = await run('node', ['scripts/build.mjs']);
  row('build', built.ok ? { passed: 1 } : { failed: 1 }, built.ms);
  if (!built.ok) show(built.output);
}

const UNIT = ['core', 'server', 'client', 'elements', 'cli', 'repo'];
if (wanted('unit')) {
  const args = UNIT.flatMap((name) => ['--project', name]);
  await vitest('unit', args, UNIT, { groupOf: (path) => /^packages\/([^/]+)\//.exec(path)?.[1] ?? 'repo' });
}
if (wanted('adapters')) await adapterTests();
if (wanted('browser')) {
  await browserTests();
  if (files('packages/*/src/**/*.browser.test.ts').length === 0) nothingRan('components', 0);
}
if (wanted('stories')) {
  if (files('stories/**/*.stories.ts').length === 0) nothingRan('stories', 0);
  else await vitest('stories', ['--config', 'vitest.stories.config.ts'], ['stories']);
}
for (const [step, pattern] of [
  ['examples', 'examples/**/*.test.ts'],
  ['e2e', 'test/e2e/**/*.test.ts'],
]) {
  if (!wanted(step)) continue;
  if (files(pattern).length === 0) nothingRan(step, 0);
  else await vitest(step, ['--project', step], [step]);
}

if (wanted('hosts')) await hostTests();

const sum = (key) => rows.reduce((total, one) => total + one[key], 0);
const width = Math.max(...rows.map((one) => one.name.length));
const line = (...cells) =>
  `${cells[0].padEnd(width)}  ${cells
    .slice(1, 5)
    .map((cell) => String(cell).padStart(8))
    .join('')}`;
console.log(`\n${line('', 'passed', 'failed', 'skipped', 'time')}`);
for (const one of rows)
  console.log(
    `${line(one.name, one.passed, one.failed, one.skipped, seconds(one.ms))}${one.note ? `  ${one.note}` : ''}`,
  );
console.log(line('all', sum('passed'), sum('failed'), sum('skipped'), seconds(performance.now() - began)));

const passed = sum('passed');
const failed = sum('failed');
mkdirSync(cache, { recursive: true });
writeFileSync(
  join(cache, 'tests.json'),
  `${JSON.stringify({ passed, failed, skipped: sum('skipped'), rows }, null, 2)}\n`,
);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

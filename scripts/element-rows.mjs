// npm run rows: writes docs/elements.md from the tests' titles and the reports of the last run (`npm test`, or some of it).
// `npm run rows -- --check`, a part of `npm run check`: every row and state has a test, and the file says which.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Engines, testsOfVitest, testsOfWtr } from './element-rows/engines.mjs';
import { ALL_ROWS, STATES } from './element-rows/checklist.mjs';
import { taggedFiles } from './element-rows/sources.mjs';
import { enginesIn, tableText } from './element-rows/table.mjs';
import { files, json, root } from './run.mjs';

const DOC = 'docs/elements.md';
const written = () => (existsSync(join(root, DOC)) ? readFileSync(join(root, DOC), 'utf8') : '');

/** What is wrong with the tags and the file; empty if nothing is. */
export function complaints(tagged = taggedFiles(), text = written()) {
  const known = new Map([...ALL_ROWS.map((one) => [String(one.row), one]), ...STATES.map((one) => [one.state, one])]);
  const found = [];
  for (const [id, paths] of tagged)
    if (!known.has(id)) found.push(`${paths.join(', ')}: there is no row or state "${id}" in the checklist`);
  for (const [id, { says, decision }] of known) {
    if (decision !== undefined && !existsSync(join(root, 'docs/decisions', decision)))
      found.push(`${id}: docs/decisions/${decision} is not there`);
    if (!tagged.has(id)) found.push(`${id} has no test: ${says}`);
  }
  const engines = enginesIn(text);
  if (text !== tableText(tagged, (id, file) => engines.get(`${id} ${file}`) ?? ''))
    found.push(`${DOC} is not what the tests' titles say: npm run rows`);
  for (const [key, ran] of engines) if (ran === '') found.push(`${key} ran nowhere yet: run it, then npm run rows`);
  return found;
}

/** As a check of scripts/check.mjs. */
export function checkElementRows() {
  const began = performance.now();
  const output = complaints().join('\n');
  return { ok: output === '', output, ms: performance.now() - began };
}

function write() {
  const ran = new Engines();
  for (const path of files('.cache/wtr*.json')) for (const test of testsOfWtr(json(path))) ran.add(test);
  for (const path of files('.cache/vitest-*.json')) for (const test of testsOfVitest(json(path))) ran.add(test);
  const before = enginesIn(written());
  const enginesOf = (id, file) =>
    file.startsWith('bench/') ? 'npm run bench' : (ran.textOf(id, file) ?? before.get(`${id} ${file}`) ?? '');
  writeFileSync(join(root, DOC), tableText(taggedFiles(), enginesOf));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (!process.argv.includes('--check')) write();
  const { ok, output } = checkElementRows();
  if (!ok) console.log(output);
  process.exitCode = ok ? 0 : 1;
}

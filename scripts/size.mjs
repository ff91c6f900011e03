// npm run size: what a page downloads, in kB (1000 bytes) after minifying and gzip -9, against scripts/size-budgets.json.
// First load is the entry and what it imports statically; chunks behind import() are the rest. `added` is what an entry costs a page that has the one of `beside`.
// `each` names many files, of which every one has to fit by itself.
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { measure } from './bundle-size.mjs';
import { json, root } from './run.mjs';

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
let failed = false;

for (const budget of json('scripts/size-budgets.json')) {
  if (budget.each !== undefined) {
    await weighEach(budget);
    continue;
  }
  if (!existsSync(join(root, budget.entry))) {
    failed = true;
    console.log(`FAILED   ${budget.name}: ${budget.entry} is not there`);
    continue;
  }
  const measured = await measure(budget.entry, budget.beside).catch((error) => ({ error }));
  if (measured.error) {
    failed = true;
    console.log(`FAILED   ${budget.name}: ${measured.error.message}`);
    continue;
  }
  for (const [part, title] of [
    ['firstLoad', 'first load'],
    ['total', 'with all chunks'],
    ['added', 'added to a page that has the other'],
  ]) {
    if (budget[part] === undefined) continue;
    const max = budget[part] * 1000;
    const { bytes, inputs } = measured[part];
    const numbers = `${budget.name}, ${title}: ${kB(bytes)} of ${kB(max)}`;
    if (bytes <= max) {
      console.log(`ok       ${numbers}${bytes < max * 0.8 ? `, well done: ${kB(max - bytes)} to spare` : ''}`);
      continue;
    }
    failed = true;
    console.log(`TOO BIG  ${numbers}, ${kB(bytes - max)} too many. Largest parts before compression:`);
    for (const [name, size] of largest(inputs)) console.log(`           ${kB(size).padStart(9)}  ${name}`);
    console.log('           Import less, import it later (import()), or raise the budget and say why in the commit.');
  }
  const unwanted = [
    ...(budget.never ?? []).map((name) => [name, measured.total]),
    ...(budget.notInFirstLoad ?? []).map((name) => [name, measured.firstLoad]),
  ];
  for (const [name, { inputs }] of unwanted) {
    const path = [...inputs.keys()].find((input) => input.includes(`node_modules/${name}/`));
    if (!path) continue;
    failed = true;
    console.log(
      `FAILED   ${budget.name}: ${name} must not be in ${budget.never?.includes(name) ? 'it' : 'its first load'}, but ${path} is`,
    );
  }
}
process.exitCode = failed ? 1 : 0;

/** Many files of one kind: those that are too large, or else the largest. */
async function weighEach({ name, each, firstLoad }) {
  const max = firstLoad * 1000;
  const weighed = [];
  for (const path of globSync(each, { cwd: root }).sort())
    weighed.push({ path, bytes: (await measure(path)).firstLoad.bytes });
  weighed.sort((a, b) => b.bytes - a.bytes);
  const tooBig = weighed.filter(({ bytes }) => bytes > max);
  for (const { path, bytes } of tooBig) console.log(`TOO BIG  ${name}, ${path}: ${kB(bytes)} of ${kB(max)}`);
  const [largest] = weighed;
  if (largest === undefined) console.log(`FAILED   ${name}: ${each} names no file`);
  else if (tooBig.length === 0)
    console.log(
      `ok       ${name}, each of ${weighed.length}: ${kB(largest.bytes)} of ${kB(max)} at most, ${largest.path}`,
    );
  failed ||= largest === undefined || tooBig.length > 0;
}

/** The five heaviest packages or source files. */
function largest(inputs) {
  const sums = new Map();
  for (const [path, size] of inputs) {
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path;
    sums.set(name, (sums.get(name) ?? 0) + size);
  }
  return [...sums].sort((a, b) => b[1] - a[1]).slice(0, 5);
}

// npm run bench: every measure of docs/performance.md. Some of them only: npm run bench -- refresh ingest
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { benchNames, inBrowser, isBenchName, onlyAskedFor, type BenchName } from './benches.ts';
import { isMet } from './row.ts';
import type { BenchReport } from './run-one.ts';
import { buildForBrowser, seconds } from './world/built.ts';

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !isBenchName(name));
if (unknown !== undefined) {
  console.error(`Expected names out of ${benchNames.join(', ')}; got "${unknown}".`);
  process.exit(1);
}

const began = performance.now();
console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`);
console.log(
  '✓ aim met, ✗ missed, · for comparison only. Ratios are ours against what stands beside it, in the same run.',
);

const names = asked.length > 0 ? asked.filter(isBenchName) : benchNames.filter((name) => !onlyAskedFor.includes(name));
if (names.some((name) => inBrowser.includes(name))) buildForBrowser();

const crashed: BenchName[] = [];
const met: boolean[] = [];
for (const name of names) {
  const report = await reportOf(name);
  if (report === undefined) crashed.push(name);
  else met.push(...report.rows.map(isMet).filter((one) => one !== undefined));
  console.log(report?.text ?? `\n${name}\n  crashed: see above`);
}

const summary = `${met.filter(Boolean).length} of ${met.length} aims met`;
const lost = crashed.length > 0 ? `; crashed: ${crashed.join(', ')}` : '';
console.log(`\n${summary}${lost}, in ${seconds(performance.now() - began)}.`);
process.exitCode = crashed.length > 0 ? 1 : 0;

/** `undefined` when it crashed; what it had to say is on standard error. */
async function reportOf(name: BenchName): Promise<BenchReport | undefined> {
  const child = fork(fileURLToPath(new URL('run-one.ts', import.meta.url)), [name], {
    execArgv: [...process.execArgv, '--expose-gc'],
  });
  let report: BenchReport | undefined;
  child.once('message', (message) => (report = message as BenchReport));
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0 ? report : undefined;
}

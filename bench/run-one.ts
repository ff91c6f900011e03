// One bench in a process of its own: a clean heap, and code that no other bench has made general. Started by run.ts.
import { benches, isBenchName } from './benches.ts';
import type { BenchRow } from './row.ts';
import { tableOf } from './table.ts';

/** What a bench came to. */
export interface BenchReport {
  readonly rows: readonly BenchRow[];
  readonly text: string;
}

const [name] = process.argv.slice(2);
if (!isBenchName(name)) throw new Error(`Expected the name of a bench, got ${name ?? 'none'}.`);
const bench = await benches[name]();
const rows = await bench.run();
const report: BenchReport = { rows, text: tableOf(bench, rows) };
if (process.send) process.send(report, () => process.exit());
else console.log(report.text);

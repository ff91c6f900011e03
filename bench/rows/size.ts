import { readFileSync } from 'node:fs';
import { measure } from '../../scripts/bundle-size.mjs';
import { numberText, type Bench, type BenchRow } from '../row.ts';

const NAME = 'live-dashboard';

interface Budget {
  readonly name: string;
  readonly entry: string;
  /** kB of 1000 bytes. */
  readonly firstLoad: number;
  readonly total: number;
}

/** What a page downloads to show the dashboard. */
export const size: Bench = {
  title: 'size: what a page downloads for <live-dashboard>',
  method:
    'The entry @bizboost/elements/live-dashboard bundled with all it needs, minified, each file gzip -9; first load is what is imported statically, the total has the chunks that come later (Chart.js) too. kB of 1000 bytes. As `npm run size`.',
  async run() {
    const budgets = JSON.parse(readFileSync('scripts/size-budgets.json', 'utf8')) as readonly Budget[];
    const budget = budgets.find(({ name }) => name === NAME);
    if (budget === undefined) throw new Error(`Expected a budget for ${NAME} in scripts/size-budgets.json.`);
    const { firstLoad, total } = await measure(budget.entry);
    return [row('first load', firstLoad.bytes, budget.firstLoad), row('with all chunks', total.bytes, budget.total)];
  },
};

function row(name: string, bytes: number, mostKB: number): BenchRow {
  const kB = bytes / 1000;
  return {
    name,
    measured: `${numberText(kB)} kB`,
    beside: `${mostKB} kB limit`,
    ratio: kB / mostKB,
    limit: { atMost: 1 },
  };
}

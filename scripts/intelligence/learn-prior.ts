// node --conditions=bizboost-source scripts/intelligence/learn-prior.ts
// Learns what holds for most pages from the data sets, and writes the coefficients into core.

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { believe } from '../../packages/core/src/capabilities/content/timing/week-belief.ts';
import { cellsOfSlot, slotsOf } from '../../packages/core/src/capabilities/content/timing/week-slots.ts';
import { weekOf } from '../../packages/core/src/capabilities/content/timing/week-cells.ts';
import { learnPrior, pagesForPrior, type Prior } from './prior-of-pages.ts';

const TARGET = fileURLToPath(new URL('../../packages/core/src/capabilities/content/model/prior.ts', import.meta.url));
const pages = await pagesForPrior();
if (pages.length === 0) {
  console.error('No data sets: set BIZBOOST_DATA to the folder that holds them.');
  process.exit(1);
}
const prior = learnPrior(pages);
writeFileSync(TARGET, sourceOf(prior, blocks()));
console.log(`Learned from ${pages.length} pages; now run "npm run format".`);

/** What posts of a block of three hours did on most pages: the mean over pages, and how far pages differ. */
function blocks(): { mean: number; deviation: number }[] {
  const enough = pages.filter(({ outcomes }) => outcomes.length >= 100);
  const beliefs = enough.map(({ outcomes }) => believe(weekOf(outcomes, outcomes.at(-1)!.post.at)));
  return slotsOf('weekend_block').map((slot) => {
    const means = beliefs.flatMap((belief) => belief.about(cellsOfSlot(slot))?.mean ?? []);
    const mean = means.reduce((sum, one) => sum + one, 0) / (means.length + 5);
    const variance = means.reduce((sum, one) => sum + (one - mean) ** 2, 0.05) / (means.length + 1);
    return { mean: rounded(mean), deviation: rounded(Math.sqrt(variance)) };
  });
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

function sourceOf({ linear, errors }: Prior, ofBlocks: readonly { mean: number; deviation: number }[]): string {
  const list = (values: readonly number[]): string => `[${values.map(rounded).join(', ')}]`;
  return `import type { LinearModel } from './linear-model.ts';

// Written by scripts/intelligence/learn-prior.ts; ${pages.length} pages. Coefficients only: nothing of any post is in them.

/** How far posts come from their channel's level, by their traits, on most pages. */
export const PRIOR: LinearModel = {
  intercept: ${rounded(linear.intercept)},
  means: ${list(linear.means)},
  scales: ${list(linear.scales)},
  coefficients: ${list(linear.coefficients)},
};

/** How wrong predictions were on most pages: 41 quantiles of what came less what was predicted, log scale. */
export const PRIOR_ERRORS: readonly number[] = ${list(errors)};

/** Blocks of three hours on weekdays, then on weekends: how far from the usual on most pages, and how far pages differ. */
export const PRIOR_BLOCKS: readonly { readonly mean: number; readonly deviation: number }[] = ${JSON.stringify(ofBlocks)};
`;
}

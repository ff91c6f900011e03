import type { DataAdapterCase } from './data-case.ts';
import { erasureCases } from './data-cases-erasure.ts';
import { exportCases } from './data-cases-export.ts';
import { readingCases } from './data-cases-reading.ts';
import { retentionCases } from './data-cases-retention.ts';
import { sumsCases } from './data-cases-sums.ts';
import { writingCases } from './data-cases-writing.ts';

export type { AdapterUnderTest, CaseOutcome, DataAdapterCase, MakeAdapter } from './data-case.ts';

/**
 * What every `DataAdapter` must do, as data:
 *
 * ```ts
 * for (const { name, run } of dataAdapterCases) {
 *   test(name, async ({ skip }) => {
 *     const { skipped } = await run(() => ({ adapter: myAdapter() }));
 *     if (skipped) skip(skipped);
 *   });
 * }
 * ```
 */
export const dataAdapterCases: readonly DataAdapterCase[] = [
  ...readingCases,
  ...writingCases,
  ...sumsCases,
  ...exportCases,
  ...erasureCases,
  ...retentionCases,
];

import { createAnalytics, type Retention } from '@bizboost/core';
import { daysOf } from '../input/days.ts';
import type { Output } from '../output/output.ts';
import { openStore } from '../store/open-store.ts';
import { refuseMissing } from '../store/refuse-missing.ts';

export interface RetainOptions {
  readonly data: string;
  /** Such as `400d`. */
  readonly keep: string;
  /** Default: every business of the store. */
  readonly business?: string;
}

/** Sums up the events of older days in a store, and says what was done with each business. */
export async function retain(options: RetainOptions, output: Output): Promise<void> {
  const keepDays = daysOf(options.keep);
  await refuseMissing(options.data);
  const analytics = createAnalytics({ adapter: await openStore(options.data, { onWarning: output.warn }) });
  try {
    const ids = options.business === undefined ? await analytics.businesses() : [options.business];
    for (const id of ids) output.result(retentionText(id, await analytics.for(id).retain({ keepDays })));
  } finally {
    await analytics.close();
  }
}

/** What was done in words. */
export function retentionText(business: string, { before, removed, kept }: Retention): string {
  if (removed === 0) return `${business}: nothing to do before ${before}.`;
  const numbers = [removed, kept].map((count) => count.toLocaleString('en-US'));
  return `${business}: ${numbers[0]} events before ${before} are ${numbers[1]} daily sums now.`;
}

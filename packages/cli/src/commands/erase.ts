import { createAnalytics, type Erasure } from '@bizboost/core';
import type { Output } from '../output/output.ts';
import { openStore } from '../store/open-store.ts';
import { refuseMissing } from '../store/refuse-missing.ts';

export interface EraseOptions {
  readonly data: string;
  readonly business: string;
  readonly visitor?: string;
  readonly customer?: string;
}

/** Takes a person's ids out of everything a store keeps of a business. */
export async function erase(options: EraseOptions, output: Output): Promise<Erasure> {
  const { data, business, visitor, customer } = options;
  await refuseMissing(data);
  const analytics = createAnalytics({ adapter: await openStore(data, { onWarning: output.warn }) });
  try {
    return await analytics.for(business).erase({ visitor, customer });
  } finally {
    await analytics.close();
  }
}

/** What was erased in words. */
export function erasureText({ records, events, sales }: Erasure): string {
  if (records === 0) return 'Nothing names this person (any more).';
  return `Erased from ${numbered(events, 'event')} and ${numbered(sales, 'sale')}. Money and counts are as before.`;
}

function numbered(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

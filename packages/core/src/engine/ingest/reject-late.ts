import type { WriteResult } from '../../data/adapter.ts';
import { formatTimestamp } from '../../kernel/timestamp.ts';
import type { Fact } from '../../records/fact.ts';
import type { Refusal } from '../../records/refusal.ts';
import type { Batch } from './batch.ts';

const PASS = 'summed days';

/** Rejects the events that the store refused, and tells how many they are. */
export function rejectLate({ facts, factIndexes, rejections }: Batch, result: WriteResult | undefined): number {
  let count = 0;
  result?.refusedFacts?.forEach((isRefused, position) => {
    if (!isRefused) return;
    count++;
    rejections.add(PASS, factIndexes[position] as number, () => lateEvent(facts[position] as Fact));
  });
  return count;
}

function lateEvent({ at }: Fact): Refusal {
  const message = `Expected an event of a day whose events are kept one by one, got one of ${formatTimestamp(at)}: its day is kept as sums, so nobody could tell whether it was counted already. It was left out.`;
  return { path: '/occurred_at', message };
}

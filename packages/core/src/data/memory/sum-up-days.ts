import type { DaysToSumUp, WriteBatch } from '../adapter.ts';
import { createFold } from '../fold.ts';
import { dailySums, dailySumsQuery, retentionState, summedDaysOf } from '../summed-days.ts';
import type { BusinessStore } from './business-store.ts';
import { readFacts } from './read-facts.ts';
import { rebuild } from './rebuild.ts';
import { writeBatch } from './write-batch.ts';

/** What `sumUp` of an adapter does. The store itself where it has been done, else another in its place. */
export function sumUpDays(
  store: BusinessStore,
  days: DaysToSumUp,
): { readonly store: BusinessStore; readonly removed: number; readonly kept: number } {
  const [first, last] = [days.segments[0], days.segments.at(-1)];
  if (first === undefined || last === undefined || closedBefore(store) >= last.to)
    return { store, removed: 0, kept: 0 };
  const span = { from: first.from, to: last.to };
  const fold = createFold(dailySumsQuery(days.segments));
  let removed = 0;
  for (const fact of readFacts(store, { kinds: ['event'], ...span })) {
    fold.add(fact);
    removed++;
  }
  const sums = dailySums(fold.rows(), days);
  const isGone = (at: number): boolean => at >= span.from && at < span.to;
  const rebuilt = rebuild(store, (fact) => (fact.kind === 'event' && isGone(fact.at) ? undefined : fact));
  const states = [retentionState({ until: last.to, timezone: days.timezone })];
  writeBatch(rebuilt, { facts: sums, states, reattributed: [] });
  return { store: rebuilt, removed, kept: sums.length };
}

/** Which facts of a batch are events of a day that is summed up, and are not kept; `undefined` for none. */
export function refusedFacts(store: BusinessStore, { facts }: WriteBatch): readonly boolean[] | undefined {
  const until = closedBefore(store);
  if (until === -Infinity) return undefined;
  const refused = facts.map(({ kind, at, id }) => kind === 'event' && at < until && store.ids.event.find(id) === -1);
  return refused.includes(true) ? refused : undefined;
}

function closedBefore({ states }: BusinessStore): number {
  return summedDaysOf([...states.retention.values()])?.until ?? -Infinity;
}

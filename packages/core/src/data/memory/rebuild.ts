import type { Fact } from '../fact.ts';
import { BusinessStore } from './business-store.ts';
import { readFacts } from './read-facts.ts';
import { writeBatch } from './write-batch.ts';

const FACTS_AT_ONCE = 10_000;

/**
 * The same business with other facts in place of some, or none: a store made anew, since rows, ids and words are only ever added, and what is
 * to be forgotten must not stay in a dictionary. Costs a pass over everything.
 */
export function rebuild(store: BusinessStore, factOf: (fact: Fact) => Fact | undefined): BusinessStore {
  const rebuilt = new BusinessStore();
  const states = Object.values(store.states).flatMap((kind) => [...kind.values()]);
  writeBatch(rebuilt, { facts: [], states, reattributed: [] });
  let facts: Fact[] = [];
  const keep = (): void => {
    writeBatch(rebuilt, { facts, states: [], reattributed: [] });
    facts = [];
  };
  const kinds = ['event', 'sale', 'refund', 'spend'] as const;
  for (const fact of readFacts(store, { kinds, from: -Infinity, to: Infinity })) {
    const kept = factOf(fact);
    if (kept !== undefined && facts.push(kept) === FACTS_AT_ONCE) keep();
  }
  keep();
  rebuilt.changes = store.changes + 1;
  return rebuilt;
}

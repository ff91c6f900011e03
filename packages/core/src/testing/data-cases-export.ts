import type { DataAdapter } from '../data/adapter.ts';
import type { Fact, LedgerLine, State } from '../data/fact.ts';
import { memoryAdapter } from '../data/memory-adapter.ts';
import { createAnalytics } from '../engine/create-analytics.ts';
import type { BusinessId } from '../kernel/ids.ts';
import type { BizRecord } from '../records/schema/record.ts';
import { dataCase, type CaseTools, type DataAdapterCase } from './data-case.ts';
import { collected, expectSame, sortedBy } from './data-expect.ts';
import { Choices } from './data-random.ts';
import { randomRecords } from './random-records.ts';
import { createFakeClock } from './fake-clock.ts';

const NOW = Date.UTC(2026, 3, 1);
const ROUNDS = 8;
const PROFILE = { name: 'Shop', timezone: 'Africa/Lusaka', currency: 'ZMW' };

/** What taking everything out and in again must do. */
export const exportCases: readonly DataAdapterCase[] = [
  dataCase('law: what is exported and taken in again is the same', async (tools) => {
    for (let seed = 1; seed <= ROUNDS; seed++) {
      const choices = new Choices(seed);
      const business = tools.newBusiness();
      const batches = Array.from({ length: 1 + choices.below(4) }, () => randomRecords(choices, choices.below(50)));
      const kept = engineOver(tools.adapter, tools.write);
      for (const batch of [[{ kind: 'business', id: business, ...PROFILE }], ...batches])
        await kept.for(business).record(batch);
      const records = await collected(kept.for(business).export());
      const other = memoryAdapter();
      const restored = engineOver(other);
      for (let start = 0; start < records.length; start += 40)
        await takeAll(restored, business, records.slice(start, start + 40));
      const later = randomRecords(choices, 15);
      for (const engine of [kept, restored]) await engine.for(business).record(later);
      const [came, wanted] = [await contentOf(other, business), await contentOf(tools.adapter, business)];
      expectSame(came.states, wanted.states, `states, seed ${seed}`);
      for (const [index, fact] of wanted.facts.entries()) expectSame(came.facts[index], fact, `a fact, seed ${seed}`);
      expectSame(came.facts.length, wanted.facts.length, `how many facts, seed ${seed}`);
    }
  }),
];

function engineOver(adapter: DataAdapter, write?: CaseTools['write']): ReturnType<typeof createAnalytics> {
  const { close: _theCaseCloses, ...rest } = adapter;
  return createAnalytics({ adapter: { ...rest, ...(write && { write }) }, clock: createFakeClock(NOW) });
}

async function takeAll(
  engine: ReturnType<typeof createAnalytics>,
  business: BusinessId,
  records: readonly BizRecord[],
): Promise<void> {
  const { rejected } = await engine.for(business).record(records);
  expectSame(rejected, [], 'what was rejected of the records');
}

/** Every fact and state, but for the names that lines had at their time, which no answer shows. */
async function contentOf(
  adapter: DataAdapter,
  business: BusinessId,
): Promise<{ readonly facts: readonly Fact[]; readonly states: readonly State[] }> {
  const kinds = ['event', 'sale', 'refund', 'spend'] as const;
  const facts = await collected(adapter.read({ business, kinds, from: 0, to: Date.UTC(2100, 0) }));
  const states = await Promise.all(
    (['business', 'product', 'campaign', 'post'] as const).map((kind) => adapter.find(business, { kind })),
  );
  return {
    facts: sortedBy(facts, ({ kind, id }) => `${kind} ${id}`).map(withoutNames),
    states: sortedBy(states.flat(), ({ kind, id }) => `${kind} ${id}`),
  };
}

function withoutNames(fact: Fact): Fact {
  if (fact.kind === 'event' || fact.kind === 'spend') return fact;
  const unnamed = ({ name: _name, ...line }: LedgerLine): LedgerLine => line;
  const lines = fact.lines.map(unnamed);
  return fact.kind === 'sale' ? { ...fact, lines } : { ...fact, lines, items: fact.items?.map(unnamed) };
}

import {
  createAnalytics,
  type Analytics,
  type BusinessAnalytics,
  type DataAdapter,
  type Fact,
  type RecordReceipt,
} from '@bizboost/core';
import type { FakeClock } from '@bizboost/core/testing';
import { withFallback, type SummingAdapter } from '../../../packages/core/src/data/complete-adapter.ts';
import {
  collected,
  comparableCounts,
  comparableRecords,
  comparableRows,
  sortedBy,
} from '../../../packages/core/src/testing/data-expect.ts';
import type { AnswerQuestion, Question, StoreQuestion } from './random-question.ts';
import type { Delivery } from './random-world.ts';
import type { Way } from './stores-asked.ts';

interface OpenWay {
  readonly adapter: SummingAdapter;
  readonly engine: Analytics;
}

/** One store, with an engine on each of the ways to it. Two sides are asked the same, and must say the same. */
export class Side {
  readonly #clock: FakeClock;
  readonly #ways: readonly OpenWay[];

  private constructor(clock: FakeClock, adapters: readonly DataAdapter[]) {
    this.#clock = clock;
    this.#ways = adapters.map((adapter) => ({
      adapter: withFallback(adapter),
      engine: createAnalytics({ adapter, clock }),
    }));
  }

  static async open(ways: readonly Way[], clock: FakeClock): Promise<Side> {
    const adapters: DataAdapter[] = [];
    for (const way of ways) adapters.push(await way());
    return new Side(clock, adapters);
  }

  async close(): Promise<void> {
    for (const { engine } of this.#ways) await engine.close();
  }

  record({ engine, business, records }: Delivery): Promise<RecordReceipt> {
    const analytics = this.#way(engine).engine;
    return business === undefined ? analytics.record(records) : analytics.for(business).record(records);
  }

  /** What is said, in a form in which equal answers are equal. */
  async ask(question: Question): Promise<unknown> {
    if (question.ask !== 'answer') return this.#askStore(question);
    const { adapter, engine } = this.#way(question.way);
    if (question.engine === 'new') return this.#askNewcomer(adapter, question);
    const business = engine.for(question.business);
    if (question.engine === 'told') await business.changed();
    return answerTo(business, question);
  }

  #way(index: number): OpenWay {
    return this.#ways[index % this.#ways.length] as OpenWay;
  }

  async #askNewcomer(adapter: DataAdapter, question: Question & AnswerQuestion): Promise<unknown> {
    const { close: _othersHaveIt, ...open } = adapter;
    const engine = createAnalytics({ adapter: open, clock: this.#clock });
    try {
      return await answerTo(engine.for(question.business), question);
    } finally {
      await engine.close();
    }
  }

  async #askStore(question: Question & StoreQuestion): Promise<unknown> {
    const { adapter } = this.#way(question.way);
    const { business } = question;
    switch (question.ask) {
      case 'sums':
        return comparableRows(await adapter.aggregate({ business, ...question.query }));
      case 'people':
        return comparableCounts(await adapter.countDistinct({ business, ...question.query }));
      case 'counts':
        return comparableRecords(await adapter.countRecords({ business, ...question.query }));
      case 'facts':
        return ordered(await collected(adapter.read({ business, ...question.query })));
      case 'records':
        return sortedBy(await adapter.find(business, question.query), ({ id }) => id);
    }
  }
}

async function answerTo(business: BusinessAnalytics, { address, view }: AnswerQuestion): Promise<unknown> {
  try {
    return await business.withView(view).answer(address);
  } catch (error) {
    return { code: (error as { code?: string }).code ?? error };
  }
}

/** Oldest first, by time, then id, as it came; of equals the kind decides. */
function ordered(facts: readonly Fact[]): { readonly order: readonly string[]; readonly facts: readonly Fact[] } {
  const place = ({ at, id }: Fact): string => `${String(at).padStart(16, '0')} ${id}`;
  return { order: facts.map(place), facts: sortedBy(facts, (fact) => `${place(fact)} ${fact.kind}`) };
}

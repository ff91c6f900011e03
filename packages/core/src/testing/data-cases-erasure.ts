import type { ErasureResult, Person, SumsQuery } from '../data/adapter.ts';
import type { Fact } from '../data/fact.ts';
import type { BusinessId } from '../kernel/ids.ts';
import { allFacts } from './data-cases-writing.ts';
import { dataCase, type CaseTools, type DataAdapterCase } from './data-case.ts';
import { comparableRows, expectSame } from './data-expect.ts';
import { randomSumsQuery } from './data-random-queries.ts';
import { Choices, randomFacts } from './data-random.ts';
import { SAMPLE_AT, sampleEvent, sampleSale } from './data-sample.ts';

const DAY = { from: SAMPLE_AT - 1, to: SAMPLE_AT + 1 };
const ROUNDS = 6;
const QUERIES_PER_ROUND = 10;

/** What forgetting a person must do. */
export const erasureCases: readonly DataAdapterCase[] = [
  dataCase(
    'an erased visitor is named nowhere, nor are the sessions it was seen in, and nothing else changes',
    async (tools) => {
      const [business, other] = [tools.newBusiness(), tools.newBusiness()];
      const facts: Fact[] = [
        sampleEvent({ id: '1', visitor: 'ann', session: 'a' }),
        sampleEvent({ id: '2', visitor: 'Ann', session: 'b' }),
        sampleEvent({ id: '3', session: 'a' }),
        sampleEvent({ id: '4', visitor: 'ann' }),
        sampleSale({ id: '5', visitor: 'ann', customer: 'ann' }),
        sampleSale({ id: '6', visitor: 'bob', customer: 'ann' }),
      ];
      for (const one of [business, other]) await tools.write(one, { facts });
      expectSame(await erased(tools, business, { visitor: 'ann' }), { events: 3, sales: 1 }, 'what was touched');
      const nobody = { visitor: undefined, session: undefined };
      const expected = [
        sampleEvent({ id: '1', ...nobody }),
        facts[1],
        sampleEvent({ id: '3', ...nobody }),
        sampleEvent({ id: '4', ...nobody }),
        sampleSale({ id: '5', visitor: undefined, customer: 'ann' }),
        facts[5],
      ];
      expectSame(await allFacts(tools, business), expected, 'facts');
      expectSame(await allFacts(tools, other), facts, "another business's facts");
      expectSame(await people(tools, business, 'visitor'), 2, 'visitors left');
      expectSame(await people(tools, business, 'session'), 1, 'sessions left');
      expectSame(await erased(tools, business, { visitor: 'ann' }), { events: 0, sales: 0 }, 'what is left to touch');
    },
    ['erase'],
  ),
  dataCase(
    'an erased customer is named by no sale, and may be erased as a visitor at the same time',
    async (tools) => {
      const business = tools.newBusiness();
      const facts = [
        sampleSale({ id: '1', customer: 'ann', visitor: 'ann' }),
        sampleSale({ id: '2', customer: 'ann', visitor: 'v1' }),
        sampleSale({ id: '3', customer: 'bob', visitor: 'v1' }),
        sampleEvent({ id: '4', visitor: 'v1', session: 's' }),
      ];
      await tools.write(business, { facts });
      expectSame(
        await erased(tools, business, { customer: 'ann' }),
        { events: 0, sales: 2 },
        'touched by the customer',
      );
      const both = await erased(tools, business, { customer: 'bob', visitor: 'v1' });
      expectSame(both, { events: 1, sales: 2 }, 'touched by both');
      const found = await tools.adapter.find(business, { kind: 'sale', ids: ['1', '2', '3'] });
      expectSame(
        found.map(({ id, customer, visitor }) => [id, customer ?? null, visitor ?? null]).sort(),
        [
          ['1', null, 'ann'],
          ['2', null, null],
          ['3', null, null],
        ],
        'who the sales name',
      );
      expectSame(await people(tools, business, 'customer'), 0, 'customers left');
    },
    ['erase'],
  ),
  dataCase(
    'erasing changes no sum, moves the high-water mark where it changed anything, and frees no id',
    async (tools) => {
      for (let seed = 1; seed <= ROUNDS; seed++) {
        const choices = new Choices(seed);
        const business = tools.newBusiness();
        const facts = randomFacts(choices, 60);
        const { highWaterMark: written } = await tools.write(business, { facts });
        const queries = Array.from({ length: QUERIES_PER_ROUND }, () => randomSumsQuery(choices));
        const before = await sums(tools, business, queries);
        const person = { visitor: 'ann', customer: 'Ann' };
        const result = await tools.adapter.erase?.(business, person);
        const isTouched = result !== undefined && result.events + result.sales > 0;
        expectSame(result?.highWaterMark !== written, isTouched, `whether the mark moved, seed ${seed}`);
        expectSame(await sums(tools, business, queries), before, `sums, seed ${seed}`);
        const again = await tools.write(business, { facts });
        expectSame(again.newFacts.includes(true), false, `whether an id was free, seed ${seed}`);
        expectSame(await namedPeople(tools, business), ['none'], `who is left, seed ${seed}`);
      }
    },
    ['erase'],
  ),
];

async function erased(
  { adapter }: CaseTools,
  business: BusinessId,
  person: Person,
): Promise<Omit<ErasureResult, 'highWaterMark'> | undefined> {
  const result = await adapter.erase?.(business, person);
  return result && { events: result.events, sales: result.sales };
}

async function people(
  { adapter }: CaseTools,
  business: BusinessId,
  field: 'visitor' | 'session' | 'customer',
): Promise<number> {
  const collections = ['event', 'ledger'] as const;
  const rows = await adapter.countDistinct({ business, field, collections, segments: [DAY], by: [] });
  return rows[0]?.count ?? 0;
}

function sums({ adapter }: CaseTools, business: BusinessId, queries: readonly SumsQuery[]): Promise<unknown> {
  return Promise.all(queries.map(async (query) => comparableRows(await adapter.aggregate({ business, ...query }))));
}

/** Whether any fact names the visitor "ann" or the customer "Ann". */
async function namedPeople(tools: CaseTools, business: BusinessId): Promise<string[]> {
  const facts = await allFacts(tools, business);
  const named = facts.flatMap((fact) => {
    if (fact.kind === 'event') return fact.visitor === 'ann' ? ['visitor'] : [];
    return fact.kind === 'sale' && (fact.visitor === 'ann' || fact.customer === 'Ann') ? ['sale'] : [];
  });
  return named.length === 0 ? ['none'] : named;
}

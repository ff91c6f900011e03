import type { Fact } from '../data/fact.ts';
import { dataCase, type CaseTools, type DataAdapterCase } from './data-case.ts';
import { collected, comparableRows, expectRefusal, expectSame } from './data-expect.ts';
import { Choices, randomFacts } from './data-random.ts';
import {
  SAMPLE_AT,
  sampleEvent,
  sampleLine,
  sampleRefund,
  sampleSale,
  sampleSpend,
  sampleState,
} from './data-sample.ts';
import type { BusinessId } from '../kernel/ids.ts';

const EVERYTHING = { kinds: ['event', 'sale', 'refund', 'spend'] as const, from: 0, to: SAMPLE_AT * 2 };

/** Every fact of a business, in the order it is read. */
export function allFacts({ adapter }: CaseTools, business: BusinessId): Promise<Fact[]> {
  return collected(adapter.read({ business, ...EVERYTHING }));
}

/** What keeping records must do. */
export const writingCases: readonly DataAdapterCase[] = [
  dataCase('a fact sent twice is kept once, in one batch or in two', async (tools) => {
    const business = tools.newBusiness();
    const first = await tools.write(business, { facts: [sampleEvent(), sampleEvent({ count: 9 }), sampleSale()] });
    const second = await tools.write(business, {
      facts: [sampleSale({ channel: 'facebook' }), sampleSpend(), sampleEvent()],
    });
    expectSame(
      [first.newFacts, second.newFacts],
      [
        [true, false, true],
        [false, true, false],
      ],
      'which facts were new',
    );
    expectSame((await allFacts(tools, business)).length, 3, 'facts kept');
    expectSame(
      (await allFacts(tools, business)).find(({ kind }) => kind === 'event'),
      sampleEvent(),
      'the first one sent',
    );
  }),
  dataCase('ids are told apart by kind and by business, and by nothing else', async (tools) => {
    const [business, other] = [tools.newBusiness(), tools.newBusiness()];
    const ids = ['1', '01', ' 1', '1 ', '\u00c9', 'E\u0301', 'e', 'E'];
    const facts = ids.flatMap((id) => [sampleEvent({ id }), sampleSpend({ id })]);
    expectSame(
      (await tools.write(business, { facts })).newFacts,
      facts.map(() => true),
      'new in one business',
    );
    expectSame(
      (await tools.write(other, { facts })).newFacts,
      facts.map(() => true),
      'new in the other',
    );
  }),
  dataCase('the order and the batches in which facts arrive change nothing', async (tools) => {
    const choices = new Choices(7);
    const facts = randomFacts(choices, 60);
    const [whole, split] = [tools.newBusiness(), tools.newBusiness()];
    await tools.write(whole, { facts });
    const late = choices.shuffled([...facts, ...facts.slice(0, 20)]);
    for (let start = 0; start < late.length; start += 7)
      await tools.write(split, { facts: late.slice(start, start + 7) });
    expectSame(await allFacts(tools, split), await allFacts(tools, whole), 'facts kept');
  }),
  dataCase('a batch written twice at the same time is kept once', async (tools) => {
    const business = tools.newBusiness();
    const facts = randomFacts(new Choices(3), 20);
    const results = await Promise.all([tools.write(business, { facts }), tools.write(business, { facts })]);
    const timesNew = facts.map((_, index) => results.filter(({ newFacts }) => newFacts[index]).length);
    expectSame(
      timesNew,
      facts.map(() => 1),
      'how often each was new',
    );
    expectSame((await allFacts(tools, business)).length, facts.length, 'facts kept');
  }),
  dataCase('all of a batch is kept or none of it', async (tools) => {
    const business = tools.newBusiness();
    await tools.write(business, { facts: [sampleEvent()], states: [sampleState()] });
    const good = { facts: [sampleSale(), sampleSpend()], states: [sampleState({ record: { name: 'Other' } })] };
    const bad = tools.write(business, { ...good, facts: [...good.facts, sampleEvent({ id: 'e2', count: NaN })] });
    await expectRefusal(bad, 'invalid_input', 'a count that is no number');
    const orphaned = tools.write(business, { ...good, reattributed: [sampleRefund({ id: 'never sent' })] });
    await expectRefusal(orphaned, 'conflict', 'lines for a refund that is not there');
    expectSame(await allFacts(tools, business), [sampleEvent()], 'facts kept');
    expectSame(await tools.adapter.find(business, { kind: 'product' }), [sampleState()], 'states kept');
  }),
  dataCase('a refund that came before its sale is re-attributed by the write that brings the sale', async (tools) => {
    const business = tools.newBusiness();
    const sale = sampleSale({
      channel: 'whatsapp',
      campaign: 'c1',
      lines: [sampleLine({ gross: 70 }), sampleLine({ product: 'p2', orders: 0 })],
    });
    const lines = [20, 10].map((refund, index) =>
      sampleLine({ product: `p${index + 1}`, gross: 0, refund, quantity: 0, orders: 0, productOrders: 0 }),
    );
    const attributed = sampleRefund({ channel: 'whatsapp', campaign: 'c1', lines, orphan: false });
    const orphan = sampleRefund({ items: lines });
    await tools.write(business, { facts: [orphan] });
    expectSame(
      await tools.adapter.find(business, { kind: 'refund', saleIds: ['s1'] }),
      [orphan],
      'the orphan, found by its sale',
    );
    const first = await tools.write(business, { facts: [sale], reattributed: [attributed] });
    const second = await tools.write(business, {
      facts: [sale],
      reattributed: [{ ...attributed, channel: 'facebook' }],
    });
    if (first.reattributed !== undefined || second.reattributed !== undefined)
      expectSame([first.reattributed, second.reattributed], [[true], [false]], 'which refunds got other lines');
    expectSame(
      await tools.adapter.find(business, { kind: 'refund', saleIds: ['s1'] }),
      [attributed],
      'the refund, attributed once',
    );
    const rows = await tools.adapter.aggregate({
      business,
      collection: 'ledger',
      segments: [{ from: SAMPLE_AT, to: SAMPLE_AT + 1, offsetMs: 0 }],
      grain: 'whole',
      by: ['channel', 'product'],
      sums: { gross: { column: 'gross' }, refund: { column: 'refund' } },
    });
    const place = { segment: 0, bucket: 0 };
    const expected = [
      { ...place, key: ['whatsapp', 'p1'], sums: { gross: 70, refund: 20 } },
      { ...place, key: ['whatsapp', 'p2'], sums: { gross: 100, refund: 10 } },
    ];
    expectSame(comparableRows(rows), comparableRows(expected), 'sums by channel and product');
  }),
  dataCase('a refund of the rest of its sale may be given other lines again and again', async (tools) => {
    const business = tools.newBusiness();
    const line = sampleLine({ gross: 0, quantity: 0, orders: 0, productOrders: 0 });
    const rest = sampleRefund({ channel: 'website', items: [], lines: [{ ...line, refund: 100 }] });
    await tools.write(business, { facts: [sampleSale(), rest] });
    for (const left of [70, 55]) {
      const changed = { ...rest, lines: [{ ...line, refund: left }] };
      await tools.write(business, { facts: [], reattributed: [changed] });
      expectSame(await tools.adapter.find(business, { kind: 'refund', saleIds: ['s1'] }), [changed], 'the refund');
      const [row] = await tools.adapter.aggregate({
        business,
        collection: 'ledger',
        segments: [{ from: SAMPLE_AT, to: SAMPLE_AT + 1, offsetMs: 0 }],
        grain: 'whole',
        by: [],
        sums: { refund: { column: 'refund' } },
      });
      expectSame(row?.sums, { refund: left }, 'what was given back');
    }
  }),
  dataCase('a refund and its sale may come in one batch, the refund first', async (tools) => {
    const business = tools.newBusiness();
    const attributed = sampleRefund({ channel: 'website', orphan: false });
    await tools.write(business, { facts: [sampleRefund(), sampleSale()], reattributed: [attributed] });
    expectSame(await allFacts(tools, business), [attributed, sampleSale()], 'facts kept');
  }),
  dataCase(
    'the high-water mark moves with every change and only then, each business its own',
    async (tools) => {
      const [business, other] = [tools.newBusiness(), tools.newBusiness()];
      const mark = async (): Promise<string | undefined> => tools.adapter.highWaterMark?.(business);
      const marks = [await mark()];
      const changes = [
        { facts: [sampleRefund()] },
        { states: [sampleState()] },
        { facts: [sampleSale()], reattributed: [sampleRefund({ orphan: false })] },
      ];
      for (const change of changes) {
        const { highWaterMark } = await tools.write(business, change);
        expectSame(await mark(), highWaterMark, 'the mark a write tells');
        marks.push(highWaterMark);
        await tools.write(business, change);
        await tools.write(other, change);
        expectSame(await mark(), highWaterMark, 'the mark after nothing new');
      }
      expectSame(new Set(marks).size, 4, 'different marks');
    },
    ['highWaterMark'],
  ),
];

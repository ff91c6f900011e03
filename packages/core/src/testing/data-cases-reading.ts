import { allFacts } from './data-cases-writing.ts';
import { dataCase, type DataAdapterCase } from './data-case.ts';
import { collected, expectSame, sortedBy } from './data-expect.ts';
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
import type { Fact, State } from '../data/fact.ts';

/** What reading and finding must do. */
export const readingCases: readonly DataAdapterCase[] = [
  dataCase('a business without data has no facts, no states, no sums and no people', async (tools) => {
    const business = tools.newBusiness();
    const segments = [{ from: 0, to: SAMPLE_AT, offsetMs: 0 }];
    const sums = { count: { column: 'count' } } as const;
    expectSame(await allFacts(tools, business), [], 'facts');
    expectSame(await tools.adapter.find(business, { kind: 'campaign' }), [], 'states');
    expectSame(await tools.adapter.find(business, { kind: 'sale', ids: ['s1'] }), [], 'sales');
    expectSame(
      await tools.adapter.aggregate({ business, collection: 'event', segments, grain: 'day', by: [], sums }),
      [],
      'sums',
    );
    expectSame(
      await tools.adapter.countDistinct({ business, field: 'visitor', collections: ['event'], segments, by: [] }),
      [],
      'people',
    );
  }),
  dataCase('facts are read back whole, oldest first, ties by id', async (tools) => {
    const business = tools.newBusiness();
    const facts: Fact[] = [
      ...randomFacts(new Choices(1), 80),
      sampleEvent({ id: 'b' }),
      sampleEvent({ id: 'B' }),
      sampleSpend({ id: 'a' }),
    ];
    await tools.write(business, { facts });
    const order = ({ at, id }: Fact): string => `${String(at).padStart(16, '0')} ${id}`;
    expectSame((await allFacts(tools, business)).map(order), sortedBy(facts, order).map(order), 'their order');
    const byId = ({ kind, id }: Fact): string => `${kind} ${id}`;
    expectSame(sortedBy(await allFacts(tools, business), byId), sortedBy(facts, byId), 'their content');
  }),
  dataCase(
    'texts come back as they were, whatever is in them, and are told apart',
    async (tools) => {
      const business = tools.newBusiness();
      const texts = [
        '\0',
        'a\0',
        'a',
        '\ud800',
        '\udc00',
        '\ufffd',
        '\u{10f000}',
        '\u{10f800}',
        '\u{10ffff}',
        '\\\'"',
        '?',
        '\n',
      ];
      const events = texts.map((text) =>
        sampleEvent({ id: text, campaign: text, product: text, post: text, visitor: text, session: text }),
      );
      const sales = texts.map((text) =>
        sampleSale({ id: text, customer: text, lines: [sampleLine({ product: text, name: text })] }),
      );
      const orphan = sampleRefund({
        id: '\ud800',
        sale: '\0',
        items: [sampleLine({ product: '\udc00', name: '\u{10f000}' })],
      });
      const states = texts.map((text) => sampleState({ id: text, record: { name: text } }));
      const facts = [...events, ...sales, orphan];
      const first = await tools.write(business, { facts, states });
      expectSame(
        first.newFacts,
        facts.map(() => true),
        'new facts',
      );
      const again = await tools.write(business, { facts, states });
      expectSame([...again.newFacts, ...again.newStates].includes(true), false, 'whether anything was new again');
      const named = ({ kind, id }: Fact): string => JSON.stringify([kind, id]);
      expectSame(sortedBy(await allFacts(tools, business), named), sortedBy(facts, named), 'facts read');
      expectSame(
        await tools.adapter.find(business, { kind: 'sale', ids: ['\udc00'] }),
        [sales[4]],
        'a sale found by its id',
      );
      expectSame(
        await tools.adapter.find(business, { kind: 'refund', saleIds: ['\0'] }),
        [orphan],
        'a refund by its sale',
      );
      expectSame(
        await tools.adapter.find(business, { kind: 'product', ids: ['a\0'] }),
        [states[1]],
        'a state by its id',
      );
      const segments = [{ from: SAMPLE_AT, to: SAMPLE_AT + 1, offsetMs: 0 }];
      const counted = {
        business,
        collection: 'event',
        segments,
        grain: 'whole',
        sums: { n: { column: 'count' } },
      } as const;
      const keys = (await tools.adapter.aggregate({ ...counted, by: ['campaign'] })).map(({ key }) => String(key[0]));
      const inOrder = (list: readonly string[]): readonly string[] => sortedBy(list, (text) => JSON.stringify(text));
      expectSame(inOrder(keys), inOrder(texts), 'groups');
      const one = await tools.adapter.aggregate({ ...counted, by: [], where: { product: ['\ud800'] } });
      expectSame(
        one.map(({ sums }) => sums),
        [{ n: 1 }],
        'rows that a filter lets pass',
      );
      const people = { business, field: 'visitor', collections: ['event'], segments, by: ['campaign'] } as const;
      const seen = (await tools.adapter.countDistinct(people)).map(({ key }) => String(key[0]));
      expectSame(inOrder(seen), inOrder(texts), 'groups of people');
    },
    // What tables of others can hold is not for us to say.
    ['write'],
  ),
  dataCase('an interval has its first millisecond and not its last, for facts, sums and people', async (tools) => {
    const business = tools.newBusiness();
    const times = [SAMPLE_AT - 1, SAMPLE_AT, SAMPLE_AT + 999, SAMPLE_AT + 1_000];
    await tools.write(business, { facts: times.map((at) => sampleEvent({ id: String(at), at, visitor: String(at) })) });
    const interval = { from: SAMPLE_AT, to: SAMPLE_AT + 1_000 };
    const segments = [{ ...interval, offsetMs: 0 }];
    const read = await collected(tools.adapter.read({ business, kinds: ['event'], ...interval }));
    expectSame(
      read.map(({ at }) => at),
      times.slice(1, 3),
      'times read',
    );
    const sums = { count: { column: 'count' } } as const;
    const rows = await tools.adapter.aggregate({
      business,
      collection: 'event',
      segments,
      grain: 'whole',
      by: [],
      sums,
    });
    expectSame(
      rows.map((row) => row.sums),
      [{ count: 2 }],
      'sums',
    );
    const people = await tools.adapter.countDistinct({
      business,
      field: 'visitor',
      collections: ['event'],
      segments,
      by: [],
    });
    expectSame(people, [{ key: [], count: 2 }], 'people');
    expectSame(
      await collected(tools.adapter.read({ business, kinds: ['event'], from: SAMPLE_AT, to: SAMPLE_AT })),
      [],
      'an empty interval',
    );
  }),
  dataCase('only the kinds asked for are read', async (tools) => {
    const business = tools.newBusiness();
    await tools.write(business, { facts: [sampleEvent(), sampleSale(), sampleRefund({ id: 'r9' }), sampleSpend()] });
    const read = await collected(
      tools.adapter.read({ business, kinds: ['spend', 'refund'], from: 0, to: SAMPLE_AT + 1 }),
    );
    expectSame(
      read.map(({ kind }) => kind),
      ['refund', 'spend'],
      'kinds',
    );
  }),
  dataCase('reading stops when it is aborted', async (tools) => {
    const business = tools.newBusiness();
    await tools.write(business, { facts: ['a', 'b', 'c'].map((id) => sampleEvent({ id })) });
    const abort = new AbortController();
    const seen: string[] = [];
    const reading = (async () => {
      for await (const { id } of tools.adapter.read(
        { business, kinds: ['event'], from: 0, to: SAMPLE_AT + 1 },
        { signal: abort.signal },
      )) {
        seen.push(id);
        abort.abort();
      }
    })();
    const name = await reading.then(
      () => 'nothing',
      (error: unknown) => (error as Error).name,
    );
    expectSame([seen, name], [['a'], 'AbortError'], 'what was seen, and how it ended');
  }),
  dataCase('sales are found by id with their lines, once each, those that are not there left out', async (tools) => {
    const [business, other] = [tools.newBusiness(), tools.newBusiness()];
    const sale = sampleSale({
      customer: 'ann',
      visitor: 'v1',
      campaign: 'c1',
      lines: [sampleLine({ name: 'Tea' }), sampleLine({ product: undefined, orders: 0 })],
    });
    await tools.write(business, { facts: [sale, sampleSale({ id: 's2' }), sampleEvent({ id: 's3' })] });
    expectSame(await tools.adapter.find(business, { kind: 'sale', ids: ['s1', 's1', 's3', 'none'] }), [sale], 'sales');
    expectSame(await tools.adapter.find(business, { kind: 'sale', ids: [] }), [], 'no ids');
    expectSame(await tools.adapter.find(other, { kind: 'sale', ids: ['s1'] }), [], "another business's");
  }),
  dataCase('refunds are found by the sale they name, whether it is known or not', async (tools) => {
    const [business, other] = [tools.newBusiness(), tools.newBusiness()];
    const refunds = [
      sampleRefund({ id: 'r1' }),
      sampleRefund({ id: 'r2' }),
      sampleRefund({ id: 'r3', sale: 's2' }),
      sampleRefund({ id: 'r4', sale: undefined, orphan: false }),
    ];
    await tools.write(business, { facts: [...refunds, sampleSale({ id: 's2' })] });
    const found = await tools.adapter.find(business, { kind: 'refund', saleIds: ['s2', 's1', 's1', 'none'] });
    expectSame(
      sortedBy(found, ({ id }) => id),
      refunds.slice(0, 3),
      'refunds',
    );
    expectSame(await tools.adapter.find(other, { kind: 'refund', saleIds: ['s1'] }), [], "another business's");
  }),
  dataCase('of a state the newest version counts, and the last that came where they do not say', async (tools) => {
    const business = tools.newBusiness();
    const named = (name: string, fields: Partial<State> = {}): State => sampleState({ record: { name }, ...fields });
    const versions: readonly (readonly [State, boolean])[] = [
      [named('learned', { implicit: true }), true],
      [named('first'), true],
      [named('learned again', { implicit: true }), false],
      [named('first'), false],
      [named('second', { updatedAt: 2_000 }), true],
      [named('late', { updatedAt: 1_000 }), false],
      [named('third', { updatedAt: 3_000 }), true],
      [named('fourth'), true],
    ];
    for (const [state, isNew] of versions) {
      const { newStates } = await tools.write(business, { states: [state] });
      expectSame(newStates, [isNew], `whether ${JSON.stringify(state)} was new`);
    }
    expectSame(
      await tools.adapter.find(business, { kind: 'product', ids: ['p1'] }),
      [named('fourth')],
      'the version kept',
    );
  }),
  dataCase('states are found all or by id, each kind and business for itself', async (tools) => {
    const [business, other] = [tools.newBusiness(), tools.newBusiness()];
    const states = (['product', 'campaign', 'post'] as const).flatMap((kind) =>
      ['1', '2'].map((id) => sampleState({ kind, id, record: { kind, id, deep: [{ a: null }] } })),
    );
    await tools.write(business, { states });
    for (const kind of ['product', 'campaign', 'post'] as const) {
      const expected = states.filter((state) => state.kind === kind);
      expectSame(
        sortedBy(await tools.adapter.find(business, { kind }), ({ id }) => id),
        expected,
        `all of "${kind}"`,
      );
      expectSame(
        await tools.adapter.find(business, { kind, ids: ['2', '2', '3'] }),
        expected.slice(1),
        `one of "${kind}"`,
      );
      expectSame(await tools.adapter.find(other, { kind }), [], "another business's");
    }
  }),
  dataCase(
    'the businesses that have a profile can be listed',
    async (tools) => {
      const [known, unknown] = [tools.newBusiness(), tools.newBusiness()];
      await tools.write(known, {
        states: [sampleState({ kind: 'business', id: known, record: { kind: 'business', id: known } })],
      });
      await tools.write(unknown, { facts: [sampleEvent()] });
      const listed = (await tools.adapter.businesses?.()) ?? [];
      expectSame([listed.includes(known), listed.includes(unknown)], [true, false], 'which are listed');
    },
    ['businesses'],
  ),
];

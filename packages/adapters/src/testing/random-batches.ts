import type { Fact, LedgerLine, RefundFact, State, WriteBatch } from '@bizboost/core';
import fc from 'fast-check';

/** Ids that meet often, some of them hard to compare, quote, or take for UUIDs. */
const IDS = [
  'a',
  'A',
  'é',
  'e\u0301',
  "d'or; --",
  'nul\0',
  '\ud83e\uded6',
  '6f9619ff-8b86-d011-b42d-00c04fc964ff',
  '6F9619FF-8B86-D011-B42D-00C04FC964FF',
  '6f9619ff8b86d011b42d00c04fc964ff',
  '{6f9619ff-8b86-d011-b42d-00c04fc964ff}',
] as const;

const id = fc.constantFrom(...IDS);
const at = fc.integer({ min: 0, max: 20 }).map((hour) => Date.UTC(2026, 2, 1, hour));
const word = fc.constantFrom('one', 'two', 'null');
const maybeWord = fc.option(word, { nil: undefined });
const amount = fc.integer({ min: -1_000, max: 1_000_000 });
/** Now and then something that no batch may have. */
const rarelyWrong = fc.oneof(
  { weight: 60, arbitrary: amount },
  { weight: 1, arbitrary: fc.constantFrom(NaN, 2 ** 53) },
);

const line: fc.Arbitrary<LedgerLine> = fc.record({
  product: maybeWord,
  name: maybeWord,
  gross: amount,
  discount: amount,
  refund: amount,
  quantity: amount,
  returned: amount,
  orders: fc.constantFrom(0, 1),
  productOrders: fc.constantFrom(0, 1),
});
const lines = fc.array(line, { maxLength: 3 });

/** When a refund happened and which sale it names never change: re-attribution brings its lines and whose they are. */
const refund: fc.Arbitrary<RefundFact> = fc
  .record({
    number: fc.nat({ max: IDS.length - 1 }),
    channel: word,
    campaign: maybeWord,
    lines,
    orphan: fc.boolean(),
    items: fc.option(lines, { nil: undefined }),
  })
  .map(({ number, items, ...one }) => ({
    kind: 'refund',
    id: IDS[number] as string,
    at: Date.UTC(2026, 2, 1, number),
    sale: IDS[(number * 7) % IDS.length],
    currency: 'ZMW',
    ...one,
    ...(one.orphan && items !== undefined && { items }),
  }));

const fact: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({
    kind: fc.constant('event' as const),
    id,
    at,
    type: word,
    channel: word,
    campaign: maybeWord,
    product: maybeWord,
    post: maybeWord,
    visitor: maybeWord,
    session: maybeWord,
    count: amount,
    value: amount,
  }),
  fc.record({
    kind: fc.constant('sale' as const),
    id,
    at,
    channel: word,
    campaign: maybeWord,
    customer: maybeWord,
    visitor: maybeWord,
    currency: fc.constant('ZMW'),
    lines,
  }),
  refund,
  fc.record({ kind: fc.constant('spend' as const), id, at, campaign: word, amount: rarelyWrong }),
);

const state: fc.Arbitrary<State> = fc.record({
  kind: fc.constantFrom('business', 'product', 'campaign', 'post'),
  id,
  updatedAt: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
  implicit: fc.constantFrom(undefined, true),
  record: fc.record({ name: word, deep: fc.constantFrom(null, [{ a: 1 }]) }),
});

/** Any batch: duplicates within and without, orphans, lines for refunds that are there or not. */
export const randomBatch: fc.Arbitrary<WriteBatch> = fc.record({
  facts: fc.array(fact, { maxLength: 6 }),
  states: fc.oneof(fc.constant([]), fc.array(state, { maxLength: 3 })),
  reattributed: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(refund, { maxLength: 2 }) },
  ),
});

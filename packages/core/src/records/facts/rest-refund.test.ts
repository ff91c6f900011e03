import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RefundFact } from '../fact.ts';
import type { RefundRecord } from '../schema/record.ts';
import type { FactContext } from './context.ts';
import { refundFactOf } from './refund-fact.ts';
import { withRests } from './rest-refund.ts';
import { saleFactOf } from './sale-fact.ts';

const context: FactContext = { latestAt: Date.UTC(2027, 0), currency: 'ZMW' };
const occurred_at = '2026-03-02T14:05:00Z';

const sold = (prices: readonly (readonly [product: string, price: number, off?: number])[]) =>
  saleFactOf(
    {
      kind: 'sale',
      id: 's1',
      occurred_at,
      channel: 'whatsapp',
      items: prices.map(([product_id, unit_price, discount]) => ({ product_id, quantity: 1, unit_price, discount })),
    },
    context,
  );
const sale = sold([
  ['a', 75],
  ['b', 25, 5],
]);
const refund = (id: string, at: number, fields: Partial<RefundRecord>, of = sale): RefundFact =>
  refundFactOf(
    { kind: 'refund', id, sale_id: 's1', occurred_at: new Date(Date.parse(occurred_at) + at).toISOString(), ...fields },
    context,
    of,
  );
const rest = (id: string, at: number, of = sale): RefundFact => refund(id, at, { amount: 'rest' }, of);
const partsOf = (facts: readonly RefundFact[]): Record<string, unknown> =>
  Object.fromEntries(facts.map(({ id, lines }) => [id, lines.map(({ product, refund: amount }) => [product, amount])]));

describe('a refund of the rest', () => {
  it('gives back each product at what was paid for it', () => {
    expect(partsOf(withRests(sale, [rest('r', 1)]))).toEqual({
      r: [
        ['a', 7_500],
        ['b', 2_000],
      ],
    });
  });

  it('leaves out what was given back before, and not what was given back after', () => {
    const before = refund('before', 1, { items: [{ product_id: 'b', amount: 20 }] });
    const after = refund('after', 3, { amount: 10 });
    expect(partsOf(withRests(sale, [after, rest('r', 2), before]))).toMatchObject({ r: [['a', 7_500]] });
  });

  it('is nothing where nothing is left, and never less', () => {
    const all = refund('all', 1, { amount: 200 });
    expect(partsOf(withRests(sale, [all, rest('r', 2), rest('s', 3)]))).toMatchObject({ r: [['a', 0]], s: [['a', 0]] });
  });

  it('does not count what came back in another currency', () => {
    const other = { ...refund('other', 1, { amount: 40 }), currency: 'USD' };
    expect(partsOf(withRests(sale, [other, rest('r', 2)]))['r']).toEqual([
      ['a', 7_500],
      ['b', 2_000],
    ]);
  });

  it('is not known while its sale is not', () => {
    const orphan = refundFactOf({ kind: 'refund', id: 'r', sale_id: 's1', occurred_at, amount: 'rest' }, context);
    expect(orphan).toMatchObject({ orphan: true, items: [], channel: 'unknown', lines: [{ refund: 0 }] });
  });

  it('makes what is given back what was sold, to the unit, whatever came before and in whatever order it is told (law)', () => {
    const cents = fc.integer({ min: 0, max: 10_000 });
    const priced = fc.tuple(fc.constantFrom('a', 'b', 'c'), cents, cents);
    const earlier = fc.record({ product: fc.option(fc.constantFrom('a', 'b', 'x')), amount: cents });
    fc.assert(
      fc.property(
        fc.array(priced, { minLength: 1, maxLength: 5 }),
        fc.array(earlier, { maxLength: 4 }),
        (items, given) => {
          const of = sold(items.map(([product, price, off]) => [product, price / 100, Math.min(price, off) / 100]));
          const facts = given.map(({ product, amount }, index) =>
            refund(
              `r${index}`,
              index,
              product === null ? { amount: amount / 100 } : { items: [{ product_id: product, amount: amount / 100 }] },
              of,
            ),
          );
          const all = withRests(of, [...facts, rest('rest', 10, of)]);
          const amount = (fact: RefundFact): number => fact.lines.reduce((sum, line) => sum + line.refund, 0);
          const worth = of.lines.reduce((sum, line) => sum + line.gross - line.discount, 0);
          const before = facts.reduce((sum, fact) => sum + amount(fact), 0);
          expect(amount(all.find(({ id }) => id === 'rest')!)).toBe(Math.max(0, worth - before));
          expect(partsOf(withRests(of, all.toReversed()))).toEqual(partsOf(all));
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RefundFact } from '../fact.ts';
import type { RefundRecord, SaleRecord } from '../schema/record.ts';
import type { FactContext } from './context.ts';
import { reattributedTo, refundFactOf } from './refund-fact.ts';
import { saleFactOf } from './sale-fact.ts';

const context: FactContext = { latestAt: Date.UTC(2026, 2, 3), currency: 'ZMW' };

const refund = (fields: Partial<RefundRecord>): RefundRecord => ({
  kind: 'refund',
  id: 'r1',
  occurred_at: '2026-03-02T15:00:00Z',
  ...fields,
});

const sale = (fields: Partial<SaleRecord> = {}) =>
  saleFactOf(
    {
      kind: 'sale',
      id: 's1',
      occurred_at: '2026-03-02T14:05:00Z',
      channel: 'whatsapp',
      campaign_id: 'easter',
      items: [
        { product_id: 'a', name: 'Apron', quantity: 1, unit_price: 75 },
        { product_id: 'b', quantity: 2, unit_price: 12.5 },
      ],
      ...fields,
    },
    context,
  );

const parts = ({ lines }: RefundFact): unknown[] =>
  lines.map(({ product, refund: amount, returned }) => [product, amount, returned]);

describe('a refund as ledger lines', () => {
  it('without a sale counts under its own channel, else unknown', () => {
    const fact = refundFactOf(refund({ amount: 12.5 }), context);

    expect(fact).toMatchObject({
      channel: 'unknown',
      currency: 'ZMW',
      orphan: false,
      sale: undefined,
      campaign: undefined,
    });
    expect(parts(fact)).toEqual([[undefined, 1_250, 0]]);
    expect(refundFactOf(refund({ amount: 12.5, channel: 'shop', currency: 'USD' }), context)).toMatchObject({
      channel: 'shop',
      currency: 'USD',
    });
  });

  it('without a sale keeps the products of its items, by amount or by quantity and price', () => {
    const items = [
      { product_id: 'a', amount: '10.00', quantity: 2 },
      { product_id: 'b', quantity: 1.5, unit_price: 3.33 },
    ];

    expect(parts(refundFactOf(refund({ items }), context))).toEqual([
      ['a', 1_000, 2_000],
      ['b', 500, 1_500],
    ]);
  });

  it('takes channel, campaign, currency and products from its sale, and splits its amount in proportion', () => {
    const fact = refundFactOf(refund({ sale_id: 's1', amount: 10.01, channel: 'website' }), context, sale());

    expect(fact).toMatchObject({ channel: 'whatsapp', campaign: 'easter', currency: 'ZMW', sale: 's1', orphan: false });
    expect(parts(fact)).toEqual([
      ['a', 751, 0],
      ['b', 250, 0],
    ]);
    expect(fact.lines[0]?.name).toBe('Apron');
  });

  it('weighs lines by what was paid for them, discounts taken off', () => {
    const items = [
      { product_id: 'a', quantity: 1, unit_price: 10, discount: 5 },
      { product_id: 'b', quantity: 1, unit_price: 5 },
      { product_id: 'voucher', quantity: 1, unit_price: -1 },
    ];

    expect(parts(refundFactOf(refund({ sale_id: 's1', amount: 4 }), context, sale({ items })))).toEqual([
      ['a', 200, 0],
      ['b', 200, 0],
    ]);
  });

  it('that names its items keeps them, whatever else the sale sold', () => {
    const items = [{ product_id: 'b', quantity: 1, unit_price: 12.5 }];

    const fact = refundFactOf(refund({ sale_id: 's1', items }), context, sale());

    expect(parts(fact)).toEqual([['b', 1_250, 1_000]]);
    expect(fact).toMatchObject({ channel: 'whatsapp', campaign: 'easter' });
  });

  it('counts its amount in the decimals of the sale that it names', () => {
    const yen = sale({ currency: 'JPY', items: null, amount: 1200 });

    expect(parts(refundFactOf(refund({ sale_id: 's1', amount: 100 }), context, yen))).toEqual([[undefined, 100, 0]]);
    expect(() => refundFactOf(refund({ sale_id: 's1', amount: 99.5 }), context, yen)).toThrow(/^Of JPY amounts/);
  });

  it('of a sale that is not known counts without product, until it comes', () => {
    const items = [
      { product_id: 'a', amount: 10, quantity: 1 },
      { product_id: 'b', amount: 5 },
    ];
    const orphan = refundFactOf(refund({ sale_id: 's1', items }), context);

    expect(orphan).toMatchObject({ channel: 'unknown', orphan: true, sale: 's1' });
    expect(parts(orphan)).toEqual([[undefined, 1_500, 1_000]]);

    const found = reattributedTo(sale(), orphan);

    expect(found).toMatchObject({ channel: 'whatsapp', campaign: 'easter', orphan: false });
    expect(parts(found)).toEqual([
      ['a', 1_000, 1_000],
      ['b', 500, 0],
    ]);
  });

  it('of nothing, or of a sale of nothing, is still one line', () => {
    const free = sale({ items: [{ product_id: 'a', quantity: 1, unit_price: 0 }] });

    expect(parts(refundFactOf(refund({ sale_id: 's1', amount: 0 }), context, sale()))).toEqual([['a', 0, 0]]);
    expect(parts(refundFactOf(refund({ sale_id: 's1', amount: 3 }), context, free))).toEqual([['a', 300, 0]]);
  });

  it('keeps its own currency where that of the sale cannot say its amount', () => {
    const orphan = refundFactOf(refund({ sale_id: 's1', amount: 12.5 }), context);

    expect(reattributedTo(sale({ currency: 'JPY', items: null, amount: 50 }), orphan)).toMatchObject({
      currency: 'ZMW',
      channel: 'whatsapp',
    });
    expect(reattributedTo(sale({ currency: 'KWD' }), orphan)).toMatchObject({ currency: 'KWD', channel: 'whatsapp' });
    expect(parts(reattributedTo(sale({ currency: 'KWD', items: null, amount: 50 }), orphan))).toEqual([
      [undefined, 12_500, 0],
    ]);
    const large = refundFactOf(refund({ sale_id: 's1', amount: 9_000_000_000_000 }), context);
    expect(reattributedTo(sale({ currency: 'KWD' }), large)).toMatchObject({ currency: 'ZMW' });
  });

  it.each([
    [{ amount: 1, occurred_at: '2026-03-04T00:00:00Z' }, '/occurred_at'],
    [{ amount: 0.001 }, '/amount'],
    [
      {
        items: [
          { product_id: 'a', amount: 1 },
          { product_id: 'b', amount: 0.001 },
        ],
      },
      '/items/1/amount',
    ],
    [{ items: Array(2).fill({ product_id: 'a', amount: '9999999999999.99' }) }, '/items/1'],
  ])('names the field of %j that goes too far', (fields, path) => {
    expect(() => refundFactOf(refund(fields), context)).toThrow(
      expect.objectContaining({ code: 'invalid_input', path }),
    );
  });

  it('comes to the same lines whether it or its sale came first, and to its amount to the unit (law)', () => {
    const cents = fc.integer({ min: 0, max: 100_000 });
    const item = fc.record({ product: fc.constantFrom('a', 'b', 'c'), price: cents, off: cents });
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 6 }), cents, fc.boolean(), (rows, amount, byItems) => {
        const sold = sale({
          items: rows.map(({ product, price, off }) => ({
            product_id: product,
            quantity: 1,
            unit_price: price / 100,
            discount: off / 100,
          })),
        });
        const items = [{ product_id: 'a', amount: amount / 100 }];
        const record = refund({ sale_id: 's1', ...(byItems ? { items } : { amount: amount / 100 }) });

        const known = refundFactOf(record, context, sold);
        const later = reattributedTo(sold, refundFactOf(record, context));

        expect(later).toEqual(known);
        expect(known.lines.reduce((total, line) => total + line.refund, 0)).toBe(amount);
        expect(
          known.lines.every((line) => line.refund >= 0 && line.gross === 0 && line.discount === 0 && line.orders === 0),
        ).toBe(true);
      }),
    );
  });
});

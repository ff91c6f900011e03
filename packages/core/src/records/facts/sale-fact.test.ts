import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SaleFact } from '../fact.ts';
import type { SaleRecord } from '../schema/record.ts';
import type { FactContext } from './context.ts';
import { saleFactOf } from './sale-fact.ts';

const context: FactContext = { latestAt: Date.UTC(2026, 2, 3), currency: 'ZMW' };

const sale = (fields: Partial<SaleRecord>): SaleRecord => ({
  kind: 'sale',
  id: 's1',
  occurred_at: '2026-03-02T14:05:00+02:00',
  channel: 'whatsapp',
  ...fields,
});

const sum = ({ lines }: SaleFact, field: 'gross' | 'discount' | 'quantity' | 'orders' | 'productOrders'): number =>
  lines.reduce((total, line) => total + line[field], 0);

describe('a sale as ledger lines', () => {
  it('is one line without product when only its amount is known; tax and shipping are no revenue', () => {
    const fact = saleFactOf(sale({ id: 7, amount: '250.00', tax: 40, shipping: 5, customer_id: 9 }), context);

    expect(fact).toEqual({
      kind: 'sale',
      id: '7',
      at: Date.UTC(2026, 2, 2, 12, 5),
      channel: 'whatsapp',
      customer: '9',
      currency: 'ZMW',
      lines: [{ gross: 25_000, discount: 0, refund: 0, quantity: 0, returned: 0, orders: 1, productOrders: 1 }],
    });
  });

  it('rounds quantity times price half away from zero, once a line', () => {
    const items = [
      { product_id: 'a', quantity: 3, unit_price: '0.335' },
      { product_id: 'b', quantity: '0.5', unit_price: 0.01 },
    ];

    expect(saleFactOf(sale({ items }), context).lines.map(({ gross }) => gross)).toEqual([101, 1]);
  });

  it('counts amounts in the decimals of its own currency', () => {
    expect(saleFactOf(sale({ amount: 12, currency: 'JPY' }), context).lines[0]?.gross).toBe(12);
    expect(saleFactOf(sale({ amount: 1.234, currency: 'KWD' }), context).lines[0]?.gross).toBe(1_234);
    expect(() => saleFactOf(sale({ amount: 12.5, currency: 'JPY' }), context)).toThrow(
      /^Of JPY amounts, expected .* got 12.5/,
    );
  });

  it('takes a line with a negative price as a discount that sells no unit', () => {
    const items = [
      { product_id: 'a', quantity: 1, unit_price: 10 },
      { product_id: 'voucher', quantity: 1, unit_price: -4 },
    ];

    const { lines } = saleFactOf(sale({ items }), context);

    expect(lines.map(({ product, gross, discount, quantity }) => ({ product, gross, discount, quantity }))).toEqual([
      { product: 'a', gross: 1_000, discount: 0, quantity: 1_000 },
      { product: 'voucher', gross: 0, discount: 400, quantity: 0 },
    ]);
  });

  it('splits its discount over what is left of the lines, by largest remainder', () => {
    const items = [
      { product_id: 'a', quantity: 1, unit_price: 1, discount: 1 },
      { product_id: 'b', quantity: 1, unit_price: 1 },
      { product_id: 'c', quantity: 1, unit_price: 1 },
      { product_id: 'd', quantity: 1, unit_price: 1 },
    ];

    expect(saleFactOf(sale({ items, discount: 1 }), context).lines.map(({ discount }) => discount)).toEqual([
      100, 34, 33, 33,
    ]);
  });

  it('counts one order, and one per product', () => {
    const items = ['a', 'b', 'a'].map((product_id) => ({ product_id, quantity: 1, unit_price: 1 }));

    const { lines } = saleFactOf(sale({ items }), context);

    expect(lines.map(({ orders }) => orders)).toEqual([1, 0, 0]);
    expect(lines.map(({ productOrders }) => productOrders)).toEqual([1, 1, 0]);
  });

  it.each([
    [{ amount: 1, occurred_at: '2026-03-03T00:00:00.001Z' }, '/occurred_at'],
    [{ amount: 1.001 }, '/amount'],
    [{ amount: 1, discount: 0.001 }, '/discount'],
    [{ amount: 1, tax: '0.123' }, '/tax'],
    [{ items: [{ product_id: 'a', quantity: 1, unit_price: 1, discount: 0.001 }] }, '/items/0/discount'],
    [{ items: [{ product_id: 'a', quantity: '999999999999', unit_price: '999999999' }] }, '/items/0'],
    [{ items: Array(3).fill({ product_id: 'a', quantity: 5_000, unit_price: '999999999' }) }, '/items/2'],
  ])('names the field of %j that goes too far', (fields, path) => {
    expect(() => saleFactOf(sale(fields), context)).toThrow(expect.objectContaining({ code: 'invalid_input', path }));
  });

  it('loses and invents no unit: its lines add up to what it says (law)', () => {
    const cents = fc.integer({ min: 0, max: 1_000_000 });
    const item = fc.record({
      product: fc.constantFrom('a', 'b', 'c'),
      quantity: fc.integer({ min: 0, max: 50 }),
      price: fc.integer({ min: -500, max: 10_000 }),
      off: cents,
    });
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 8 }), cents, (rows, discount) => {
        const items = rows.map(({ product, quantity, price, off }) => ({
          product_id: product,
          quantity,
          unit_price: price / 100,
          discount: off / 100,
        }));
        const fact = saleFactOf(sale({ items, discount: discount / 100 }), context);

        // In whole cents, so that nothing is left to round.
        const positive = rows
          .filter(({ price }) => price > 0)
          .reduce((total, { quantity, price }) => total + quantity * price, 0);
        const all = rows.reduce((total, { quantity, price, off }) => total + quantity * price - off, -discount);
        expect(sum(fact, 'gross')).toBe(positive);
        expect(sum(fact, 'gross') - sum(fact, 'discount')).toBe(all);
        expect(sum(fact, 'orders')).toBe(1);
        expect(sum(fact, 'productOrders')).toBe(new Set(rows.map(({ product }) => product)).size);
        expect(fact.lines.every(({ gross, discount: off, quantity }) => gross >= 0 && off >= 0 && quantity >= 0)).toBe(
          true,
        );
      }),
    );
  });
});

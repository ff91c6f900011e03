import { describe, expect, it } from 'vitest';
import { sampleLine, sampleRefund, sampleSale } from '../../testing/data-sample.ts';
import type { SaleFact } from '../fact.ts';
import { saleFactOf } from '../facts/sale-fact.ts';
import type { SaleRecord } from '../schema/record.ts';
import { recordOfFact } from './record-of-fact.ts';

const context = { latestAt: Date.UTC(2026, 3, 1), currency: 'ZMW' };

/** What a sale comes to when its record is taken in again, and what was said to be lost. */
function again(fact: SaleFact): { readonly fact: SaleFact; readonly lost: string | undefined } {
  const { record, lost } = recordOfFact(fact, 'ZMW');
  return { fact: saleFactOf(record as SaleRecord, context), lost };
}

const total = ({ lines }: SaleFact, field: 'gross' | 'discount' | 'quantity'): number =>
  lines.reduce((sum, line) => sum + line[field], 0);

describe('what a host’s own tables may hold and no record brings', () => {
  it('an amount that no unit price comes to is said in two items, to the last minor unit', () => {
    const sale = sampleSale({ lines: [sampleLine({ quantity: 300_000_001, gross: 1_000_000_003 })] });
    const { fact, lost } = again(sale);
    expect([total(fact, 'gross'), total(fact, 'quantity'), lost]).toEqual([1_000_000_003, 300_000_001, undefined]);
    expect(fact.lines.map(({ productOrders }) => productOrders)).toEqual([1, 0]);
  });

  it('a discount beyond the bound of one amount is said in several', () => {
    const discount = 2_500_000_000_000_000;
    const { fact, lost } = again(sampleSale({ lines: [sampleLine({ discount })] }));
    expect([total(fact, 'discount'), lost]).toEqual([discount, undefined]);
  });

  it('an amount of a product without a quantity keeps its money, and says what it loses', () => {
    const { fact, lost } = again(sampleSale({ lines: [sampleLine({ quantity: 0, gross: 999_999_999_999 })] }));
    expect([total(fact, 'gross'), fact.lines[0]?.product]).toEqual([999_999_999_999, 'p1']);
    expect(lost).toMatch(/quantity/);
  });

  it('a line without product beside others keeps its money, and says what it loses', () => {
    const lines = [sampleLine(), sampleLine({ product: undefined, gross: 7 })];
    const { fact, lost } = again(sampleSale({ lines }));
    expect([total(fact, 'gross'), lost]).toEqual([107, expect.stringMatching(/without product/)]);
  });

  it('a refund of several products, one of which has none, keeps its money, and says what it loses', () => {
    const line = sampleLine({ gross: 0, quantity: 0, refund: 5, orders: 0, productOrders: 0 });
    const lines = [line, { ...line, product: undefined }];
    const said = recordOfFact(sampleRefund({ sale: undefined, orphan: false, lines }), 'ZMW');
    expect(said).toMatchObject({ record: { amount: '0.10' }, lost: expect.stringMatching(/products/) });
  });
});

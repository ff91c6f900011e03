import type { EventFact, LedgerLine, RefundFact, SaleFact, SpendFact, State } from '../data/fact.ts';

/** 2026-03-02T12:00Z, a Monday: when sample facts happen unless they say otherwise. */
export const SAMPLE_AT = Date.UTC(2026, 2, 2, 12);

/** One impression on the website. */
export function sampleEvent(fields: Partial<EventFact> = {}): EventFact {
  return {
    kind: 'event',
    id: 'e1',
    at: SAMPLE_AT,
    type: 'impression',
    channel: 'website',
    count: 1,
    value: 0,
    ...fields,
  };
}

/** A line of one piece for 100 minor units. */
export function sampleLine(fields: Partial<LedgerLine> = {}): LedgerLine {
  return {
    product: 'p1',
    gross: 100,
    discount: 0,
    refund: 0,
    quantity: 1_000,
    returned: 0,
    orders: 1,
    productOrders: 1,
    ...fields,
  };
}

/** One piece of `p1` for 100 minor units, on the website, in ZMW. */
export function sampleSale(fields: Partial<SaleFact> = {}): SaleFact {
  return {
    kind: 'sale',
    id: 's1',
    at: SAMPLE_AT,
    channel: 'website',
    currency: 'ZMW',
    lines: [sampleLine()],
    ...fields,
  };
}

/** 30 minor units given back on a sale that is not known. */
export function sampleRefund(fields: Partial<RefundFact> = {}): RefundFact {
  const line = sampleLine({ product: undefined, gross: 0, refund: 30, quantity: 0, orders: 0, productOrders: 0 });
  return {
    kind: 'refund',
    id: 'r1',
    at: SAMPLE_AT,
    channel: 'unknown',
    sale: 's1',
    currency: 'ZMW',
    lines: [line],
    orphan: true,
    ...fields,
  };
}

/** 50 minor units on campaign `c1`. */
export function sampleSpend(fields: Partial<SpendFact> = {}): SpendFact {
  return { kind: 'spend', id: 'x1', at: SAMPLE_AT, campaign: 'c1', amount: 50, ...fields };
}

/** A product named by its record. */
export function sampleState(fields: Partial<State> = {}): State {
  return { kind: 'product', id: 'p1', record: { kind: 'product', id: 'p1', name: 'Chitenge' }, ...fields };
}

import { describe, expect, it } from 'vitest';
import { explainRecord } from '../explain-record.ts';
import { fromSegment } from './from-segment.ts';
import { isSegmentCall } from './segment-call.ts';
import { segmentPathOf } from './segment-path.ts';

const call = {
  type: 'track',
  messageId: 'ajs-1',
  userId: 'u1',
  anonymousId: 'a1',
  timestamp: '2026-03-02T12:05:00.000Z',
  context: { campaign: { source: 'Face Book', name: 'easter', medium: 'cpc' } },
};

const products = [
  { product_id: '507', sku: 'G-32', name: 'Monopoly', price: 19, quantity: 2, category: 'Games' },
  { sku: 'F-32', name: 'UNO', price: '3.50' },
];

const recordOf = (value: object): Record<string, unknown> => {
  const [record] = fromSegment(value as Record<string, unknown>);
  return Object.fromEntries(Object.entries(record ?? {}).filter(([, field]) => field !== undefined));
};

describe('a Segment call', () => {
  it('Order Completed is a sale: its products, discount, tax and shipping, its order as the id, the UTM source as the channel', () => {
    const properties = {
      order_id: '50314b8e',
      products,
      revenue: 25,
      total: 30,
      discount: 2.5,
      tax: 2,
      shipping: 3,
      currency: 'usd',
    };

    const sale = recordOf({ ...call, event: 'Order Completed', properties });

    expect(sale).toEqual({
      kind: 'sale',
      id: '50314b8e',
      occurred_at: '2026-03-02T12:05:00.000Z',
      channel: 'face_book',
      currency: 'USD',
      items: [
        { product_id: '507', name: 'Monopoly', quantity: 2, unit_price: 19 },
        { product_id: 'F-32', name: 'UNO', quantity: 1, unit_price: '3.50' },
      ],
      discount: 2.5,
      tax: 2,
      shipping: 3,
      campaign_id: 'easter',
      customer_id: 'u1',
      visitor_id: 'a1',
    });
    expect(explainRecord(sale)).toBeUndefined();
  });

  it.each([
    [{ revenue: 25, discount: 2.5 }, 27.5],
    [{ subtotal: '22.5' }, '22.5'],
    [{ total: 30, tax: 2, shipping: 3.1, discount: 0.2 }, 25.1],
  ])('Order Completed with %j and no products is a sale of %s before discount', (properties, amount) => {
    const sale = recordOf({ ...call, event: 'order completed', properties: { order_id: 'o', ...properties } });

    expect(sale).toMatchObject({ amount });
    expect(explainRecord(sale)).toBeUndefined();
  });

  it('Order Refunded is a refund of its order, whole or of some products', () => {
    const whole = recordOf({
      ...call,
      event: 'Order Refunded',
      properties: { order_id: 'o1', total: 30, currency: 'USD' },
    });
    const part = recordOf({
      ...call,
      event: 'Order Refunded',
      properties: { order_id: 'o1', total: 30, products: products.slice(0, 1) },
    });

    expect(whole).toMatchObject({ kind: 'refund', id: 'ajs-1', sale_id: 'o1', amount: 30, currency: 'USD' });
    expect(part).toMatchObject({ items: [{ product_id: '507', quantity: 2, unit_price: 19 }] });
    expect(part).not.toHaveProperty('amount');
    expect([whole, part].map(explainRecord)).toEqual([undefined, undefined]);
  });

  it('Order Refunded of an order alone is a refund of all that is left of it', () => {
    const full = recordOf({ ...call, event: 'Order Refunded', properties: { order_id: 'o1', products: [] } });

    expect(full).toEqual({
      kind: 'refund',
      id: 'ajs-1',
      occurred_at: call.timestamp,
      sale_id: 'o1',
      channel: 'face_book',
      amount: 'rest',
    });
    expect(explainRecord(full)).toBeUndefined();
  });

  it.each([
    [{}, '/items'],
    [{ order_id: 'o1', products: [{ product_id: '507', quantity: 1 }] }, '/items'],
  ])('Order Refunded with %j does not say how much, and is refused', (properties, path) => {
    const refund = recordOf({ ...call, event: 'Order Refunded', properties });

    expect(refund).not.toHaveProperty('amount');
    expect(explainRecord(refund)).toMatchObject({ path });
  });

  it.each([
    ['Product Viewed', 'product_viewed'],
    ['Product Added', 'product_added'],
    ['Checkout Started', 'checkout_started'],
  ])('%s is an event of the type %s', (event, type) => {
    const record = recordOf({ ...call, event, properties: { product_id: '507' } });

    expect(record).toEqual({
      kind: 'event',
      id: 'ajs-1',
      type,
      occurred_at: call.timestamp,
      channel: 'face_book',
      campaign_id: 'easter',
      product_id: '507',
      visitor_id: 'a1',
    });
    expect(explainRecord(record)).toBeUndefined();
  });

  it('without a UTM source, or with one that no channel can be spelled like, came by the website', () => {
    for (const source of [undefined, '', 42, '***', '日本'])
      expect(recordOf({ ...call, context: { campaign: { source } }, event: 'Product Viewed' })).toMatchObject({
        channel: 'website',
      });
    expect(recordOf({ type: 'track', event: 'Product Viewed' })).toMatchObject({ channel: 'website' });
  });

  it('may hold its time as a date object, as it does before it is sent', () => {
    expect(recordOf({ ...call, timestamp: new Date(0), event: 'Product Viewed' })).toMatchObject({
      occurred_at: '1970-01-01T00:00:00.000Z',
    });
  });

  it('of another event is no record', () => {
    expect(fromSegment({ ...call, event: 'Song Played' })).toEqual([]);
  });

  it('is known by its type and event, and by having no kind', () => {
    expect(isSegmentCall({ type: 'track', event: 'x' })).toBe(true);
    expect(isSegmentCall({ type: 'track', event: 'x', kind: 'event' })).toBe(false);
    expect(isSegmentCall({ type: 'page', event: 'x' })).toBe(false);
    expect(isSegmentCall({ type: 'track' })).toBe(false);
  });

  it('is refused by its own paths', () => {
    expect(segmentPathOf('/items/0/unit_price')).toBe('/properties/products/0/price');
    expect(segmentPathOf('/occurred_at')).toBe('/timestamp');
    expect(segmentPathOf('/discount')).toBe('/properties/discount');
    expect(segmentPathOf('/id')).toBe('/messageId');
  });
});

import { parseScaled } from '../../kernel/money.ts';
import { isFields, type Fields } from '../accept/fields.ts';
import { isSlug, REST } from '../schema/field-checks.ts';
import { firstOf, fieldsOf, segmentCallOf, type SegmentCall } from './segment-call.ts';

/**
 * The records that a Segment spec V2 commerce call stands for, not checked yet: `Order Completed` a sale, `Order Refunded` a refund,
 * `Product Viewed`, `Product Added` and `Checkout Started` events of those names in snake case. None for other calls.
 * The UTM source is the channel (`website` without one), the UTM campaign the campaign; `order_id`, else `messageId`, is the id of a
 * sale, `messageId`, else `order_id`, that of a refund. A refund that names an order and nothing else gives back all that is left of it.
 * `userId` is the customer, `anonymousId` the visitor.
 */
export function fromSegment(call: Fields): readonly Fields[] {
  const read = segmentCallOf(call);
  const make = MAKERS.get(read.name);
  return make === undefined ? [] : [make(read)];
}

/** The events that are understood, in Segment's spelling. */
export const segmentEvents = [
  'Order Completed',
  'Order Refunded',
  'Product Viewed',
  'Product Added',
  'Checkout Started',
] as const;

const MAKERS: ReadonlyMap<string, (call: SegmentCall) => Fields> = new Map([
  ['order completed', saleOf],
  ['order refunded', refundOf],
  ['product viewed', eventOf],
  ['product added', eventOf],
  ['checkout started', eventOf],
]);

function saleOf(read: SegmentCall): Fields {
  const { call, properties, campaign } = read;
  const items = itemsOf(properties);
  return {
    kind: 'sale',
    business_id: call['business_id'],
    id: firstOf(properties['order_id'], call['messageId']),
    occurred_at: timeOf(call),
    channel: channelOf(campaign),
    currency: currencyOf(properties),
    items,
    amount: items === undefined ? goodsAmountOf(properties) : undefined,
    discount: properties['discount'],
    tax: properties['tax'],
    shipping: properties['shipping'],
    campaign_id: firstOf(campaign['id'], campaign['name']),
    customer_id: firstOf(call['userId']),
    visitor_id: firstOf(call['anonymousId'], call['userId']),
  };
}

function refundOf({ call, properties, campaign }: SegmentCall): Fields {
  const items = itemsOf(properties);
  return {
    kind: 'refund',
    business_id: call['business_id'],
    id: firstOf(call['messageId'], properties['order_id']),
    occurred_at: timeOf(call),
    sale_id: firstOf(properties['order_id']),
    channel: campaign['source'] === undefined ? undefined : channelOf(campaign),
    currency: currencyOf(properties),
    items,
    amount: items === undefined ? refundAmountOf(properties) : undefined,
  };
}

/** Products without prices are part of an order, and how much they came to is not known. */
function refundAmountOf(properties: Fields): unknown {
  const said = firstOf(properties['total'], properties['revenue']);
  const { products } = properties;
  const isWhole = products == null || (Array.isArray(products) && products.length === 0);
  return said ?? (isWhole && firstOf(properties['order_id']) !== undefined ? REST : undefined);
}

function eventOf({ name, call, properties, campaign }: SegmentCall): Fields {
  return {
    kind: 'event',
    business_id: call['business_id'],
    id: call['messageId'],
    type: name.replaceAll(' ', '_'),
    occurred_at: timeOf(call),
    channel: channelOf(campaign),
    campaign_id: firstOf(campaign['id'], campaign['name']),
    product_id: firstOf(properties['product_id'], properties['sku']),
    visitor_id: firstOf(call['anonymousId'], call['userId']),
  };
}

/** Segment's libraries hand over dates as objects before they are sent. */
function timeOf(call: Fields): unknown {
  const time = firstOf(call['timestamp'], call['originalTimestamp'], call['sentAt'], call['receivedAt']);
  return time instanceof Date ? time.toISOString() : time;
}

/** A UTM source in the spelling of channels: `Face Book` is `face_book`. */
function channelOf(campaign: Fields): string {
  const source = firstOf(campaign['source']);
  if (typeof source !== 'string') return 'website';
  const slug = source
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9_.-]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, 64);
  return isSlug(slug) ? slug : 'website';
}

function currencyOf(properties: Fields): unknown {
  const currency = firstOf(properties['currency']);
  return typeof currency === 'string' ? currency.toUpperCase() : currency;
}

function itemsOf(properties: Fields): readonly Fields[] | undefined {
  const { products } = properties as { readonly products?: unknown };
  if (!Array.isArray(products) || products.length === 0 || !products.some(hasPrice)) return undefined;
  return products.map(fieldsOf).map((product) => ({
    product_id: firstOf(product['product_id'], product['sku'], product['name']),
    name: product['name'],
    quantity: product['quantity'] ?? 1,
    unit_price: product['price'],
  }));
}

function hasPrice(product: unknown): boolean {
  return isFields(product) && product['price'] != null;
}

/**
 * What the goods cost before the discount. Segment's `subtotal` and `revenue` are after the discount and without tax and shipping,
 * `total` has both in it.
 */
function goodsAmountOf(properties: Fields): unknown {
  const discount = scaledOf(properties['discount'] ?? 0);
  const net = firstOf(properties['subtotal'], properties['revenue']);
  const total = firstOf(properties['total']);
  if (net !== undefined) return discount === 0 ? net : sumOf(scaledOf(net), discount);
  if (total === undefined) return undefined;
  return sumOf(scaledOf(total), discount, -scaledOf(properties['tax'] ?? 0), -scaledOf(properties['shipping'] ?? 0));
}

// No currency has more decimals than four.
const DECIMALS = 4;

/** Ten-thousandths; `NaN` for what is no such decimal, which the check of the record then refuses. */
function scaledOf(value: unknown): number {
  try {
    return parseScaled(value as string | number, DECIMALS);
  } catch {
    return NaN;
  }
}

function sumOf(...parts: readonly number[]): number {
  return parts.reduce((sum, part) => sum + part, 0) / 10 ** DECIMALS;
}

import { randomFrom } from '../../examples/shop/random.ts';
import type { EventFact, SaleFact } from '@bizboost/core';

export const SHOPS = 1_000;
const DAYS = 90;
const DAY_MS = 86_400_000;
/** Nine in the evening of the last day of March, in Lusaka. */
export const EVENING = Date.parse('2026-03-31T21:00:00+02:00');
/** Of Lusaka, all year. */
export const OFFSET_MS = 2 * 3_600_000;
/** One sale to so many events. */
const EVENTS_PER_SALE = 33;

const TYPES = ['impression', 'impression', 'impression', 'impression', 'click', 'click', 'reaction', 'conversion'];
const CHANNELS = ['whatsapp', 'facebook', 'instagram', 'website'];

/** What one of the shops did. */
export interface ShopFact {
  readonly shop: string;
  readonly fact: EventFact | SaleFact;
}

export const shopId = (index: number): string => `shop-${index}`;

/** What a thousand shops of one size did in ninety days, oldest first, so that each one's lies among all others', as it does where it came live. */
export function* factsOfShops(events: number): Generator<ShopFact> {
  const random = randomFrom(20260401);
  const below = (limit: number): number => Math.floor(random.next() * limit);
  const oneOf = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const stepMs = (DAYS * DAY_MS) / events;
  for (let index = 0; index < events; index += 1) {
    const at = Math.floor(EVENING - DAYS * DAY_MS + index * stepMs);
    const base = { at, channel: oneOf(CHANNELS), campaign: below(2) === 0 ? undefined : `campaign-${below(12)}` };
    const event: EventFact = {
      kind: 'event',
      ...base,
      id: `event-${below(2 ** 31).toString(36)}-${index}`,
      type: oneOf(TYPES),
      visitor: `visitor-${below(3_000)}`,
      count: 1 + below(3),
      value: 0,
    };
    yield { shop: shopId(below(SHOPS)), fact: event };
    if (index % EVENTS_PER_SALE !== 0) continue;
    const lines = Array.from({ length: 1 + below(3) }, (_, line) => {
      const product = below(PRODUCTS.length);
      const quantity = 1 + below(3);
      return {
        product: PRODUCTS[product]?.id,
        name: PRODUCTS[product]?.name,
        gross: quantity * (1_500 + product * 137),
        discount: below(10) === 0 ? 500 : 0,
        refund: 0,
        quantity: quantity * 1_000,
        returned: 0,
        orders: line === 0 ? (1 as const) : (0 as const),
        productOrders: 1 as const,
      };
    });
    const sale: SaleFact = { kind: 'sale', ...base, id: `sale-${index}`, currency: 'ZMW', lines };
    yield { shop: shopId(below(SHOPS)), fact: sale };
  }
}

/** The event of a number, of no shop: with an id as hosts make them, in the last thirty days. */
export function eventOfShop(index: number, now: number): EventFact {
  const random = randomFrom(index * 7_919 + 1);
  const below = (limit: number): number => Math.floor(random.next() * limit);
  return {
    kind: 'event',
    id: `${below(2 ** 31).toString(36)}-${below(2 ** 31).toString(36)}-${index}`,
    at: now - below(30 * DAY_MS),
    type: TYPES[below(TYPES.length)] as string,
    channel: CHANNELS[below(CHANNELS.length)] as string,
    campaign: below(2) === 0 ? undefined : `campaign-${below(12)}`,
    visitor: `visitor-${below(3_000)}`,
    count: 1 + below(3),
    value: 0,
  };
}

/** What every shop sells. */
export const PRODUCTS = Array.from({ length: 200 }, (_, index) => ({
  id: `product-${index}`,
  name: `Product ${index}`,
}));

/** Names of the campaigns of every shop. */
export const CAMPAIGNS = Array.from({ length: 12 }, (_, index) => ({
  id: `campaign-${index}`,
  name: `Campaign ${index}`,
  status: index % 2 === 0 ? 'active' : 'completed',
}));

import type { BusinessId, EventFact, Fact, SaleFact } from '@bizboost/core';
import { randomFrom } from '../../examples/shop/random.ts';

const DAYS = 30;
const DAY_MS = 86_400_000;
/** Nine in the evening of the last day of March, in Lusaka. */
export const EVENING = Date.parse('2026-03-31T21:00:00+02:00');

const TYPES = ['impression', 'impression', 'impression', 'impression', 'click', 'click', 'reaction', 'conversion'];
const CHANNELS = ['whatsapp', 'facebook', 'instagram', 'website'];
const EVENTS_PER_SALE = 33;

export const businessId = (index: number): BusinessId => `business-${index}` as BusinessId;

/** What a business did in thirty days: so many events, with ids as hosts make them, and a sale to each 33. */
export function factsOf(seed: number, events: number): Fact[] {
  const random = randomFrom(seed + 1);
  const below = (limit: number): number => Math.floor(random.next() * limit);
  const oneOf = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const facts: Fact[] = [];
  for (let index = 0; index < events; index += 1) {
    const base = {
      at: EVENING - below(DAYS * DAY_MS),
      channel: oneOf(CHANNELS),
      campaign: below(2) === 0 ? undefined : `campaign-${below(12)}`,
    };
    const id = `${below(2 ** 31).toString(36)}-${below(2 ** 31).toString(36)}-${index}`;
    const event: EventFact = {
      ...{ kind: 'event', ...base, id, type: oneOf(TYPES), visitor: `visitor-${below(3_000)}`, count: 1, value: 0 },
    };
    facts.push(event);
    if (index % EVENTS_PER_SALE === 0) facts.push(saleOf(`sale-${id}`, base, below));
  }
  return facts;
}

function saleOf(
  id: string,
  base: Pick<SaleFact, 'at' | 'channel' | 'campaign'>,
  below: (limit: number) => number,
): SaleFact {
  const lines = Array.from({ length: 1 + below(3) }, (_, line) => {
    const product = below(200);
    const quantity = 1 + below(3);
    return {
      ...{ product: `product-${product}`, gross: quantity * (1_500 + product * 137), discount: 0, refund: 0 },
      ...{
        quantity: quantity * 1_000,
        returned: 0,
        orders: line === 0 ? (1 as const) : (0 as const),
        productOrders: 1 as const,
      },
    };
  });
  return { kind: 'sale', id, ...base, currency: 'ZMW', lines };
}

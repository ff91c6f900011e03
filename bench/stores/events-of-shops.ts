import { randomFrom } from '../../examples/shop/random.ts';
import type { EventFact } from '@bizboost/core';

export const SHOPS = 1_000;
export const shopId = (index: number): string => `business-${index}`;
/** 2026-03-31T21:00 in Lusaka. */
export const EVENING = Date.parse('2026-03-31T21:00:00+02:00');
const NINETY_DAYS_MS = 90 * 86_400_000;
const TYPES = ['impression', 'impression', 'impression', 'click', 'reaction', 'conversion'];
const CHANNELS = ['facebook', 'instagram', 'whatsapp', 'website'];

/** What came in one call: each shop's as a batch. */
export type Call = ReadonlyMap<string, readonly EventFact[]>;

/**
 * Events of ninety days, in the order in which they happened, with random UUIDs: a tenth of them of the first of a thousand shops, the others
 * unevenly of the rest. The same each time.
 */
export function* eventsOfShops(events: number, perCall: number): Generator<Call> {
  const random = randomFrom(20260402);
  const below = (limit: number): number => Math.floor(random.next() * limit);
  const word = (): string =>
    below(2 ** 32)
      .toString(16)
      .padStart(8, '0');
  const uuid = (): string => {
    const [a, b, c, d] = [word(), word(), word(), word()];
    return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(1, 4)}-${c.slice(4)}${d}`;
  };
  for (let start = 0; start < events; start += perCall) {
    const call = new Map<string, EventFact[]>();
    for (let index = start; index < Math.min(events, start + perCall); index++) {
      const shop = shopId(random.next() < 0.1 ? 0 : 1 + Math.floor(random.next() * random.next() * (SHOPS - 1)));
      const own = call.get(shop) ?? [];
      call.set(shop, own);
      own.push({
        kind: 'event',
        id: uuid(),
        at: Math.floor(EVENING - NINETY_DAYS_MS + (index * NINETY_DAYS_MS) / events),
        type: TYPES[below(TYPES.length)] as string,
        channel: CHANNELS[below(CHANNELS.length)] as string,
        campaign: below(10) < 3 ? `campaign-${below(20)}` : undefined,
        product: below(10) < 4 ? `product-${below(500)}` : undefined,
        visitor: `visitor-${below(20_000)}`,
        count: 1,
        value: 0,
      });
    }
    yield call;
  }
}

import fc from 'fast-check';
import { nastyJson, nastyNumber, nastyText, nastyTime, rawJson } from './nasty.ts';

const AT = '2026-03-02T09:00:00Z';

/** A right record of each kind; what is sent has some of its fields changed, or more of them. */
const RIGHT: readonly Readonly<Record<string, unknown>>[] = [
  { kind: 'business', id: 'shop-1', name: 'Fuzz House', timezone: 'Africa/Lusaka', currency: 'ZMW' },
  { kind: 'product', id: 'p', name: 'Chitenge', unit_cost: 3.5, category: 'cloth' },
  { kind: 'campaign', id: 'c', name: 'Easter', status: 'active', starts_at: AT, ends_at: AT, budget: 100 },
  { kind: 'event', id: 'e', type: 'click', occurred_at: AT, channel: 'website', count: 3, campaign_id: 'c', value: 1 },
  { kind: 'sale', id: 's', occurred_at: AT, channel: 'website', amount: 12.5, discount: 1, tax: 1, campaign_id: 'c' },
  {
    ...{ kind: 'sale', id: 't', occurred_at: AT, channel: 'whatsapp' },
    items: [{ product_id: 'p', quantity: 2, unit_price: 3.25, discount: 0.5 }],
  },
  { kind: 'refund', id: 'r', occurred_at: AT, sale_id: 's', amount: 2 },
  { kind: 'refund', id: 'q', occurred_at: AT, sale_id: 't', items: [{ product_id: 'p', amount: 2 }] },
  { kind: 'spend', id: 'x', campaign_id: 'c', occurred_at: AT, amount: 40 },
  {
    ...{ kind: 'post', id: 'w', channel: 'facebook', status: 'published', published_at: AT, media: 'image' },
    ...{ caption: 'Fresh today', hashtags: ['new'], engagement: { reactions: 5, reach: 100 } },
  },
  { type: 'track', event: 'Order Completed', messageId: 'm', timestamp: AT, properties: { order_id: 'o', total: 5 } },
];

const FIELDS = [...new Set(RIGHT.flatMap((record) => Object.keys(record))), 'business_id', 'updated_at', 'currency'];

const change = fc.tuple(
  fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...FIELDS) }, { weight: 1, arbitrary: nastyText }),
  fc.oneof<fc.Arbitrary<unknown>[]>(nastyText, nastyNumber, nastyTime, nastyJson, fc.integer({ min: -5, max: 1_000 })),
);

/** A record as text: right but for a few fields, whose names and values may be anything. Ids are few, so that many meet. */
export const nastyRecord: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...RIGHT), fc.nat(400), fc.array(change, { maxLength: 3 }))
  .map(([right, number, changes]) => {
    const id = right['kind'] === 'business' ? right['id'] : `${String(right['id'])}${number}`;
    const fields = Object.entries({ ...right, id });
    const written = [...fields, ...changes].map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
    return `{${written.join(',')}}`;
  });

/** One line of a body. */
export const nastyLine: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: nastyRecord },
  { weight: 1, arbitrary: nastyJson.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: rawJson },
);

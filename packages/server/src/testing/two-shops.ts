import { NOON } from './noon-clock.ts';

/** A shop whose every word and amount is its own: what of it turns up elsewhere is known by its `mark`. */
export interface MarkedShop {
  readonly id: string;
  /** In every name, id, caption, hashtag and channel it has. */
  readonly mark: string;
  /** The digits of its amounts, which are made of nothing else. */
  readonly digit: string;
  readonly campaign: string;
  readonly product: string;
  readonly channel: string;
  readonly visitor: string;
  readonly customer: string;
  readonly currency: string;
  readonly timezone: string;
}

export const ANANAS = markedShop('ananas', { digit: '7', currency: 'ZMW', timezone: 'Africa/Lusaka' });
export const BAOBAB = markedShop('baobab', { digit: '4', currency: 'KES', timezone: 'Africa/Nairobi' });

function markedShop(
  mark: string,
  own: { readonly digit: string; readonly currency: string; readonly timezone: string },
): MarkedShop {
  return {
    ...own,
    mark,
    id: `shop-${mark}`,
    campaign: `campaign-${mark}`,
    product: `product-${mark}`,
    channel: `channel_${mark}`,
    visitor: `visitor-${mark}`,
    customer: `customer-${mark}`,
  };
}

/** Its profile and one of everything it can have, of today. The ids of its facts are those of any other shop. */
export function recordsOf(shop: MarkedShop): object[] {
  const { mark, channel, campaign, product, visitor, customer } = shop;
  const at = (minutes: number): string => new Date(NOON - minutes * 60_000).toISOString();
  const amount = Number(shop.digit.repeat(5));
  const event = (id: string, type: string, count: number): object => ({
    ...{ kind: 'event', id, type, occurred_at: at(40), channel, count },
    ...{ campaign_id: campaign, product_id: product, visitor_id: visitor },
  });
  return [
    businessOf(shop),
    { kind: 'product', id: product, name: `Product of ${mark}`, category: mark },
    { kind: 'campaign', id: campaign, name: `Campaign of ${mark}`, status: 'active' },
    {
      ...{ kind: 'sale', id: 's1', occurred_at: at(60), channel, campaign_id: campaign, customer_id: customer },
      ...{ visitor_id: visitor, items: [{ product_id: product, quantity: 1, unit_price: amount }] },
    },
    { kind: 'refund', id: 'r1', occurred_at: at(30), sale_id: 's1', amount: Number(shop.digit) },
    { kind: 'spend', id: 'p1', occurred_at: at(50), campaign_id: campaign, amount: Number(shop.digit.repeat(3)) },
    ...['impression', 'click', 'conversion', 'reaction', mark].map((type, i) =>
      event(`e${i}`, type, Number(shop.digit.repeat(4 - Math.min(i, 3)))),
    ),
    ...Array.from({ length: 12 }, (_, i) => postOf(shop, i)),
  ];
}

export function businessOf({ id, mark, currency, timezone, channel }: MarkedShop): object {
  return { kind: 'business', id, name: `House of ${mark}`, currency, timezone, channels: [channel] };
}

function postOf({ mark, channel, digit }: MarkedShop, i: number): object {
  return {
    ...{ kind: 'post', id: `post-${i}`, channel, status: 'published', media: i % 2 === 0 ? 'image' : 'none' },
    published_at: new Date(NOON - (i + 1) * 31 * 3_600_000).toISOString(),
    ...{ caption: `Fresh ${mark} today`, hashtags: [mark] },
    engagement: { reactions: Number(digit.repeat(1 + (i % 3))), comments: i },
  };
}

/** Whether something of a shop can be read in a text: its mark, or four or more of its digits. */
export function tells(text: string, { mark, digit }: MarkedShop): boolean {
  return text.toLowerCase().includes(mark) || new RegExp(`(?<![0-9a-f])${digit}{3,}(?![0-9a-f])`).test(text);
}

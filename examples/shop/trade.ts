import { campaigns, channels, products, type ShopCampaign, type ShopChannel } from './catalogue.ts';
import type { Random } from './random.ts';

/** A record as `POST /records` takes it. */
export type ShopRecord = Readonly<Record<string, unknown>>;

/** How busy each hour of a Lusaka day is, against the busiest; at night people still order from their phones. */
const BUSY = [
  0.3, 0.18, 0.12, 0.1, 0.12, 0.16, 0.24, 0.38, 0.5, 0.6, 0.68, 0.72, 0.85, 0.8, 0.65, 0.6, 0.68, 0.82, 1, 0.95, 0.75,
  0.55, 0.42, 0.36,
];
const LUSAKA_OFFSET_HOURS = 2;
const SALES_IN_BUSIEST_HOUR = 20;

/** From 0.07 to about 1.3: the hour of the day, with Fridays and Saturdays above the rest. */
export function busyness(at: Date): number {
  const local = new Date(at.getTime() + LUSAKA_OFFSET_HOURS * 3_600_000);
  const weekday = local.getUTCDay();
  const ofWeek = weekday === 5 || weekday === 6 ? 1.3 : weekday === 0 ? 0.7 : 1;
  return (BUSY[local.getUTCHours()] ?? 0) * ofWeek;
}

/** Local midnight of the day of a time, in milliseconds since 1970. */
export function dayStart(at: number): number {
  const offsetMs = LUSAKA_OFFSET_HOURS * 3_600_000;
  return Math.floor((at + offsetMs) / 86_400_000) * 86_400_000 - offsetMs;
}

/** Sales expected in `hours` around a time. */
export function expectedSales(at: Date, hours: number): number {
  return busyness(at) * SALES_IN_BUSIEST_HOUR * hours;
}

/** A sale as the till sends it: one to three products, now and then a discount, often thanks to a campaign. */
export function sale(id: string, at: Date, random: Random): ShopRecord {
  const channel = random.pick(channels, (one) => one.sales);
  const items = Array.from({ length: 1 + random.around(0.5) }, () => {
    const product = random.pick(products, (one) => one.appeal);
    return {
      product_id: product.id,
      name: product.name,
      quantity: 1 + random.around(0.25),
      unit_price: product.price,
      unit_cost: product.unitCost,
    };
  });
  const campaign = random.next() < 0.4 ? campaignOn(channel) : undefined;
  return {
    kind: 'sale',
    id,
    occurred_at: at.toISOString(),
    channel: channel.id,
    items,
    ...(random.next() < 0.12 && { discount: 25 }),
    ...(campaign && { campaign_id: campaign.id }),
    customer_id: `customer-${Math.floor(random.next() * 400)}`,
  };
}

/** Money back on an earlier sale. */
export function refund(id: string, at: Date, of: ShopRecord): ShopRecord {
  const [item] = of['items'] as readonly { product_id: string; unit_price: number }[];
  return {
    kind: 'refund',
    id,
    occurred_at: at.toISOString(),
    sale_id: of['id'],
    items: [{ product_id: item?.product_id, amount: item?.unit_price }],
  };
}

/** What people saw and did on every channel in `hours` around a time; one event for many, with its count. */
export function attention(idPrefix: string, at: Date, hours: number, random: Random): ShopRecord[] {
  const records: ShopRecord[] = [];
  for (const channel of channels) {
    const campaign = campaignOn(channel);
    for (const pulled of campaign ? [true, false] : [false]) {
      const share = pulled ? (campaign?.pull ?? 0) : 1 - (campaign?.pull ?? 0);
      const seen = random.around(channel.views * busyness(at) * hours * share);
      records.push(
        ...funnel(
          `${idPrefix}-${channel.id}-${pulled ? 'c' : 'o'}`,
          at,
          { channel, campaign: pulled ? campaign : undefined, seen },
          random,
        ),
      );
    }
  }
  return records;
}

interface Seen {
  readonly channel: ShopChannel;
  readonly campaign: ShopCampaign | undefined;
  readonly seen: number;
}

function funnel(id: string, at: Date, { channel, campaign, seen }: Seen, random: Random): ShopRecord[] {
  const clicks = random.around(seen * (campaign ? 0.07 : 0.045));
  const counts = {
    impression: seen,
    click: clicks,
    conversion: random.around(clicks * 0.09),
    reaction: random.around(seen * channel.reactionRate),
    comment: random.around(seen * channel.reactionRate * 0.2),
    share: random.around(seen * channel.reactionRate * 0.12),
  };
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([type, count]) => ({
      kind: 'event',
      id: `${id}-${type}`,
      type,
      occurred_at: at.toISOString(),
      channel: channel.id,
      count,
      ...(campaign && { campaign_id: campaign.id }),
    }));
}

function campaignOn(channel: ShopChannel): ShopCampaign | undefined {
  return campaigns.find((one) => one.channel === channel.id && one.status === 'active');
}

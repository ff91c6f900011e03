import type { BizRecord } from '../records/schema/record.ts';
import type { Choices } from './data-random.ts';

/** A record with its moment, ms UTC. */
export interface Timed {
  readonly at: number;
  readonly record: BizRecord;
}

/** One local day of a shop in Lusaka. */
export interface ShopDay {
  /** `2026-03-02`. */
  readonly date: string;
  /** Its first moment, ms UTC. */
  readonly from: number;
  readonly choices: Choices;
}

const CHANNELS = ['whatsapp', 'whatsapp', 'whatsapp', 'website', 'website', 'facebook', 'instagram'] as const;
const GOODS = [
  { product_id: 'p1', name: 'Chitenge, 6 yards', unit_price: 250 },
  { product_id: 'p2', name: 'Chitenge dress', unit_price: 480 },
  { product_id: 'p3', name: 'Shoulder bag', unit_price: 165 },
  { product_id: 'p4', name: 'Head wrap', unit_price: 55 },
  { product_id: 'p5', name: 'Beaded necklace', unit_price: 89.5 },
  { product_id: 'p6', name: 'Cotton, per metre', unit_price: 34.75 },
] as const;
const REACTIONS = ['reaction', 'reaction', 'comment', 'share', 'save'] as const;
// People look at noon and after work; a shop is quiet at night.
const BUSY_HOURS = [7, 8, 9, 10, 11, 12, 12, 12, 13, 13, 14, 15, 16, 17, 17, 18, 18, 18, 18, 19, 19, 20, 21, 22];

/** What happens in a small shop on one day, oldest first. */
export function dayOfSmallShop(day: ShopDay): readonly Timed[] {
  const sales = times(8 + day.choices.below(9), (index) => sale(day, index));
  const facts = [
    ...sales,
    ...times(day.choices.below(3), (index) => refund(day, index, day.choices.oneOf(sales))),
    ...times(60 + day.choices.below(40), (index) => event(day, index)),
    ...['42', '43'].map((campaign) => spend(day, campaign)),
  ];
  return facts.sort((a, b) => a.at - b.at);
}

function sale(day: ShopDay, index: number): Timed {
  const { choices } = day;
  const at = moment(day);
  const items = choices
    .shuffled(GOODS)
    .slice(0, 1 + choices.below(3))
    .map((good) => ({
      ...good,
      quantity: good.product_id === 'p6' ? 0.5 + choices.below(10) / 2 : 1 + choices.below(3),
    }));
  const person = choices.below(40);
  return timed(at, {
    kind: 'sale',
    id: `sale-${day.date}-${index + 1}`,
    occurred_at: timestamp(day, at),
    channel: choices.oneOf(CHANNELS),
    items,
    ...(choices.chance(20) && { discount: 10 + choices.below(4) * 5 }),
    ...(choices.chance(35) && { campaign_id: choices.oneOf(['42', '42', '43']) }),
    customer_id: `customer-${person}`,
    visitor_id: `visitor-${person}`,
  });
}

function refund(day: ShopDay, index: number, sold: Timed): Timed {
  const at = Math.min(sold.at + 600_000 + day.choices.below(10_800_000), day.from + 86_399_000);
  return timed(at, {
    kind: 'refund',
    id: `refund-${day.date}-${index + 1}`,
    occurred_at: timestamp(day, at),
    sale_id: sold.record.id,
    amount: 20 + day.choices.below(30),
  });
}

function event(day: ShopDay, index: number): Timed {
  const { choices } = day;
  const at = moment(day);
  const draw = choices.below(100);
  const type = draw < 45 ? 'impression' : draw < 70 ? 'click' : draw < 76 ? 'conversion' : choices.oneOf(REACTIONS);
  const isSeen = type === 'impression';
  return timed(at, {
    kind: 'event',
    id: `event-${day.date}-${index + 1}`,
    type,
    occurred_at: timestamp(day, at),
    channel: choices.oneOf(CHANNELS),
    ...(isSeen && { count: 20 + choices.below(60) }),
    ...(choices.chance(60) && { campaign_id: choices.oneOf(['42', '42', '43']) }),
    ...(!isSeen && { visitor_id: `visitor-${choices.below(200)}` }),
  });
}

function spend(day: ShopDay, campaign: string): Timed {
  const at = day.from + 6 * 3_600_000;
  const amount = campaign === '42' ? 60 + day.choices.below(30) : 25 + day.choices.below(10);
  return timed(at, {
    kind: 'spend',
    id: `spend-${day.date}-${campaign}`,
    campaign_id: campaign,
    occurred_at: timestamp(day, at),
    amount,
  });
}

/** Some second of a busy hour. */
function moment({ from, choices }: ShopDay): number {
  return from + choices.oneOf(BUSY_HOURS) * 3_600_000 + choices.below(3_600) * 1_000;
}

function timestamp({ date, from }: ShopDay, at: number): string {
  return `${date}T${new Date(at - from).toISOString().slice(11, 19)}+02:00`;
}

function timed(at: number, record: BizRecord): Timed {
  return { at, record };
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

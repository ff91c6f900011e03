import { DAY_MS, formatDate } from '../kernel/calendar-date.ts';
import type { BizRecord, BusinessRecord, CampaignRecord, ProductRecord } from '../records/schema/record.ts';
import { Choices } from './data-random.ts';
import { dayOfSmallShop, type Timed } from './small-shop-day.ts';

/** Which shop, and when. The same options make the same records. */
export interface SmallShopOptions {
  /** The moment up to which things have happened, ms UTC. Default 2026-03-02T12:05:11Z, a Monday, 14:05 in Lusaka. */
  readonly now?: number | undefined;
  /** Local days with records, today included. Default 8, so that every day of the last week has one to compare with. */
  readonly days?: number | undefined;
  /** Another seed is another shop's luck. Default 1. */
  readonly seed?: number | undefined;
  /** Default `chitenge-house`. */
  readonly id?: string | undefined;
}

/** Records as a host would send them. */
export interface SmallShop {
  readonly business: BusinessRecord;
  readonly products: readonly ProductRecord[];
  readonly campaigns: readonly CampaignRecord[];
  /** Events, sales, refunds and spend, oldest first, none later than now. */
  readonly facts: readonly BizRecord[];
  /** All of them, states first. */
  readonly records: readonly BizRecord[];
}

const NOW = Date.UTC(2026, 2, 2, 12, 5, 11);
const LUSAKA_OFFSET_MS = 2 * 3_600_000;

const PRODUCTS = [
  { kind: 'product', id: 'p1', name: 'Chitenge, 6 yards', unit_cost: 140, category: 'fabric' },
  { kind: 'product', id: 'p2', name: 'Chitenge dress', unit_cost: 260, category: 'clothes' },
  { kind: 'product', id: 'p3', name: 'Shoulder bag', unit_cost: 85, category: 'bags' },
  { kind: 'product', id: 'p4', name: 'Head wrap', unit_cost: 22.5, category: 'clothes' },
  { kind: 'product', id: 'p5', name: 'Beaded necklace', unit_cost: 31, category: 'jewellery' },
  { kind: 'product', id: 'p6', name: 'Cotton, per metre', unit_cost: 18, category: 'fabric' },
] as const satisfies readonly ProductRecord[];

const CAMPAIGNS = [
  { kind: 'campaign', id: '42', name: 'Easter', status: 'active', budget: 3000 },
  { kind: 'campaign', id: '43', name: 'Back to school', status: 'active', budget: 1200 },
  { kind: 'campaign', id: '41', name: 'Valentine', status: 'completed', budget: 800 },
  { kind: 'campaign', id: '44', name: 'Independence Day', status: 'draft' },
] as const satisfies readonly CampaignRecord[];

/**
 * A small shop in Lusaka (ZMW, UTC+2 all year): products, campaigns and some days of trade. The same options give the same records, and a
 * later `now` the same ones and more, so that time can be let pass over it. Some hundred records a day.
 */
export function smallShop({ now = NOW, days = 8, seed = 1, id = 'chitenge-house' }: SmallShopOptions = {}): SmallShop {
  const business: BusinessRecord = {
    kind: 'business',
    id,
    name: 'Chitenge House',
    timezone: 'Africa/Lusaka',
    currency: 'ZMW',
  };
  const today = Math.floor((now + LUSAKA_OFFSET_MS) / DAY_MS);
  const facts = Array.from({ length: days }, (_, index) => today - days + 1 + index)
    .flatMap((day) => dayOf(day, seed))
    .filter(({ at }) => at <= now)
    .map(({ record }) => record);
  return {
    business,
    products: PRODUCTS,
    campaigns: CAMPAIGNS,
    facts,
    records: [business, ...PRODUCTS, ...CAMPAIGNS, ...facts],
  };
}

function dayOf(day: number, seed: number): readonly Timed[] {
  // A day's luck depends on nothing but its date, so that it is the same whenever one looks.
  const choices = new Choices(seed * 1_000_003 + day);
  const from = day * DAY_MS - LUSAKA_OFFSET_MS;
  return dayOfSmallShop({ date: formatDate(day), from, choices });
}

import { campaigns, products, profile } from './catalogue.ts';
import type { Random } from './random.ts';
import { attention, dayStart, expectedSales, refund, sale, type ShopRecord } from './trade.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The shop itself, its products and campaigns. */
export function shopStates(businessId: string): ShopRecord[] {
  return [
    { kind: 'business', id: businessId, ...profile },
    ...products.map(({ id, name, category, unitCost }) => ({
      kind: 'product',
      id,
      name,
      category,
      unit_cost: unitCost,
    })),
    ...campaigns.map(({ id, name, status }) => ({ kind: 'campaign', id, name, status })),
  ];
}

/** Everything that happened in the `days` before `now`, hour by hour, growing a little from week to week. */
export function shopHistory(now: Date, days: number, random: Random): Generator<ShopRecord> {
  return tradeSince(now.getTime() - days * DAY_MS, { now, days }, random);
}

/** What of that history happened since a time, ms UTC: all that a shop which has kept it until then has missed. */
export function* tradeSince(
  since: number,
  { now, days }: { readonly now: Date; readonly days: number },
  random: Random,
): Generator<ShopRecord> {
  const start = now.getTime() - days * DAY_MS;
  for (let from = Math.max(since, start); from < now.getTime(); from += HOUR_MS) {
    const hours = Math.min(HOUR_MS, now.getTime() - from) / HOUR_MS;
    const growth = 0.75 + (0.25 * (from - start)) / (days * DAY_MS);
    yield* tradeOf({ from, hours, growth }, random);
  }
  yield* adSpend(Math.max(since, start), now.getTime());
}

interface Hour {
  readonly from: number;
  /** At most 1; less for the hour that is still running. */
  readonly hours: number;
  readonly growth: number;
}

function* tradeOf({ from, hours, growth }: Hour, random: Random): Generator<ShopRecord> {
  const within = (): Date => new Date(from + Math.floor(random.next() * hours * HOUR_MS));
  const count = random.around(expectedSales(new Date(from), hours) * growth);
  for (let index = 0; index < count; index += 1) {
    const sold = sale(`h-${from}-${index}`, within(), random);
    yield sold;
    if (random.next() < 0.03) yield refund(`hr-${from}-${index}`, laterOf(within(), sold), sold);
  }
  yield* attention(`h-${from}`, within(), hours * growth, random);
}

/** Nothing comes back before it was sold. */
function laterOf(at: Date, sold: ShopRecord): Date {
  return new Date(Math.max(at.getTime(), Date.parse(String(sold['occurred_at']))));
}

/** Booked as each of the shop's days begins. */
function* adSpend(start: number, end: number): Generator<ShopRecord> {
  for (let day = dayStart(start); day < end; day += DAY_MS) {
    for (const { id, dailySpend } of campaigns) {
      if (dailySpend > 0)
        yield {
          kind: 'spend',
          id: `spend-${id}-${day}`,
          campaign_id: id,
          occurred_at: new Date(day).toISOString(),
          amount: dailySpend,
        };
    }
  }
}

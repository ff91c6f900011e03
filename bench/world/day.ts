import { expectedSales, attention, refund, sale, type ShopRecord } from '../../examples/shop/trade.ts';
import { randomFrom, type Random } from '../../examples/shop/random.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** How often the channels are asked what was seen and liked. */
const QUARTER_MS = 15 * MINUTE_MS;

/** Something that happens in the day. */
export interface Act {
  readonly at: number;
  readonly do: { readonly records: readonly ShopRecord[] } | { readonly ask: string };
}

/** The day of the demo's shop: each sale as it is rung up, and every quarter of an hour what the channels have to tell. */
export function* tradeOfDay(from: number, random: Random): Generator<Act> {
  for (let quarter = from; quarter < from + 24 * HOUR_MS; quarter += QUARTER_MS) {
    const count = random.around(expectedSales(new Date(quarter), QUARTER_MS / HOUR_MS));
    for (let index = 0; index < count; index += 1) {
      const at = quarter + Math.floor(random.next() * QUARTER_MS);
      const sold = sale(`day-${quarter}-${index}`, new Date(at), random);
      yield { at, do: { records: [sold] } };
      if (random.next() < 0.03)
        yield { at: at + 1_000, do: { records: [refund(`day-r-${quarter}-${index}`, new Date(at + 1_000), sold)] } };
    }
    yield {
      at: quarter,
      do: { records: attention(`day-${quarter}`, new Date(quarter), QUARTER_MS / HOUR_MS, random) },
    };
  }
}

/** Somebody who has a page open and asks again and again. */
export interface Viewing {
  readonly from: number;
  readonly to: number;
  readonly everyMs: number;
  readonly asks: readonly string[];
}

export function* asksOf({ from, to, everyMs, asks }: Viewing): Generator<Act> {
  for (let at = from; at < to; at += everyMs) for (const ask of asks) yield { at, do: { ask } };
}

const TODAY = 'analytics/live?period=today';
const OTHERS = [
  'analytics/live?period=week',
  'analytics/live?period=month',
  'analytics/live/revenue?period=week',
  'analytics/live/campaign/new-prints?period=week',
];

/** The owner's desk from 8 to 20, two at work from 9 to 17, and forty short visits of four minutes, each of which looks at one thing more. */
export function viewingsOfDay(from: number, random: Random): readonly Viewing[] {
  const everyMs = 30_000;
  const desk = { from: from + 8 * HOUR_MS, to: from + 20 * HOUR_MS, everyMs, asks: [TODAY] };
  const staff = [1, 2].map((one) => ({
    from: from + 9 * HOUR_MS + one * 7_300,
    to: from + 17 * HOUR_MS,
    everyMs,
    asks: [TODAY],
  }));
  const visits = Array.from({ length: 40 }, () => {
    const begin = from + 7 * HOUR_MS + Math.floor(random.next() * 14 * HOUR_MS);
    return { from: begin, to: begin + 4 * MINUTE_MS, everyMs, asks: [TODAY, random.pick(OTHERS, () => 1)] };
  });
  return [desk, ...staff, ...visits];
}

/** All of a day in order. */
export function actsOfDay(from: number): readonly Act[] {
  const random = randomFrom(7);
  return [...tradeOfDay(from, random), ...viewingsOfDay(from, random).flatMap((one) => [...asksOf(one)])].sort(
    (a, b) => a.at - b.at,
  );
}

import {
  createAnalytics,
  memoryAdapter,
  systemClock,
  type BusinessAnalytics,
  type Clock,
  type DataAdapter,
} from '@bizboost/core';
import { batchesOf, profile, stateRecords } from './records.ts';
import { tradeOf, type Trade, type TradeOptions } from './trade.ts';

export const BUSINESS = 'bench';
const DAY_MS = 86_400_000;

/** Nine in the evening of the last day of March, in the shop's own town. */
const EVENING = Date.parse('2026-03-31T21:00:00+02:00');

/** Runs on from that evening, so that a bench sees whole minutes pass, and the same business day whenever it is run. */
export function eveningClock(): Clock {
  const began = performance.now();
  return { now: () => EVENING + Math.floor(performance.now() - began), schedule: systemClock.schedule };
}

/** This month until that evening; sales also in the month before. */
export function monthOf(events: number, sales = 30_000): TradeOptions {
  const eventsFrom = Date.parse('2026-03-01T00:00:00+02:00');
  return { eventsFrom, salesFrom: eventsFrom - 28 * DAY_MS, to: EVENING, events, sales };
}

export interface Shop {
  readonly adapter: DataAdapter;
  readonly shop: BusinessAnalytics;
  readonly trade: Trade;
  readonly clock: Clock;
}

/** A shop on an engine of its own, with that trade kept in memory. */
export async function shopWith(options: TradeOptions): Promise<Shop> {
  const trade = tradeOf(options);
  const adapter = memoryAdapter();
  const clock = eveningClock();
  const shop = createAnalytics({ adapter, clock }).for(BUSINESS, profile);
  await shop.record(stateRecords());
  for (const batch of batchesOf(trade)) {
    const { rejected } = await shop.record(batch);
    if (rejected[0]) throw new Error(`A record of the bench was refused: ${rejected[0].message}`);
  }
  return { adapter, shop, trade, clock };
}

import type { Analytics, AnalyticsOptions, BusinessAnalytics, Update } from '../engine/analytics.ts';
import { createAnalytics } from '../engine/create-analytics.ts';
import { memoryAdapter } from '../data/memory-adapter.ts';
import type { BizBoostError } from '../kernel/errors.ts';
import type { JsonObject, JsonValue } from '../kernel/json.ts';
import { applyPatch } from '../protocol/patch-apply.ts';
import { createChaos, type Chaos } from './chaos.ts';
import { chaoticAdapter } from './chaotic.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';

/** 2026-03-02T12:05:11Z: a Monday, five past two in Lusaka. */
export const WORLD_STARTS_AT = Date.UTC(2026, 2, 2, 12, 5, 11);

/** A small shop in Lusaka with an engine of its own, a clock that stands still, and a store that can be broken. */
export interface EngineWorld {
  readonly clock: FakeClock;
  /** Of the store. */
  readonly chaos: Chaos;
  readonly analytics: Analytics;
  readonly shop: BusinessAnalytics;
  /** What nobody awaited. */
  readonly errors: unknown[];
}

/** Builds the world; `options` go to `createAnalytics`. */
export function engineWorld(
  options: Partial<Omit<AnalyticsOptions, 'clock'>> & {
    readonly clock?: FakeClock;
    readonly startsAt?: number;
    readonly timezone?: string;
  } = {},
): EngineWorld {
  const { startsAt = WORLD_STARTS_AT, timezone = 'Africa/Lusaka', ...given } = options;
  const clock = given.clock ?? createFakeClock(startsAt);
  const chaos = createChaos(clock);
  const errors: unknown[] = [];
  const adapter = chaoticAdapter(given.adapter ?? memoryAdapter(), chaos);
  const analytics = createAnalytics({ onError: (error) => errors.push(error), ...given, adapter, clock });
  const shop = analytics.for('shop-1', {
    name: 'Chitenge House',
    timezone,
    currency: 'ZMW',
    channels: ['whatsapp', 'website'],
  });
  return { clock, chaos, analytics, shop, errors };
}

/** One who listens to a standing question as a client does: applies patches to what it holds. */
export interface WorldListener {
  update(update: Update): void;
  problem(error: BizBoostError): void;
  readonly updates: Update[];
  readonly problems: BizBoostError[];
  /** What the patches have made of the first answer. Throws where a patch does not fit. */
  held(): JsonObject | undefined;
}

/** Makes a listener that checks each patch against the revision it holds. */
export function worldListener(): WorldListener {
  const updates: Update[] = [];
  const problems: BizBoostError[] = [];
  let held: JsonObject | undefined;
  return {
    updates,
    problems,
    update(update) {
      updates.push(update);
      const { patch } = update;
      if (patch === undefined) held = update.data;
      else if (patch.base !== held?.['revision'])
        throw new Error(`A patch on ${patch.base} came to one who holds ${String(held?.['revision'])}.`);
      else held = applyPatch(held as JsonValue, patch.ops) as JsonObject;
    },
    problem: (error) => void problems.push(error),
    held: () => held,
  };
}

let made = 0;

/** A sale record of so much, now unless it says otherwise, with an id of its own. */
export function saleRecord(
  amount: number | string,
  fields: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return {
    kind: 'sale',
    id: `sale-${made++}`,
    occurred_at: '2026-03-02T14:05:00+02:00',
    channel: 'website',
    amount,
    ...fields,
  };
}

/** An event record of a type, likewise. */
export function eventRecord(type: string, fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    kind: 'event',
    id: `event-${made++}`,
    occurred_at: '2026-03-02T14:05:00+02:00',
    channel: 'website',
    type,
    ...fields,
  };
}

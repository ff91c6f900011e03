import type { Fact, State } from '../data/fact.ts';
import { memoryAdapter } from '../data/memory-adapter.ts';
import { resolvePeriod } from '../kernel/calendar.ts';
import { businessIdOf } from '../kernel/ids.ts';
import type { MetricContext } from '../metric/context.ts';
import { readerOf } from './data-reader.ts';

/** A business to evaluate metrics of. Defaults: Lusaka, ZMW, net, `today`, Monday 2026-03-02 at 14:05 local time. */
export interface MetricWorld {
  readonly facts?: readonly Fact[];
  readonly states?: readonly State[];
  readonly period?: string;
  readonly timezone?: string;
  readonly currency?: string;
  readonly basis?: 'net' | 'gross';
  /** ms UTC. */
  readonly now?: number;
}

/** 2026-03-02T14:05 in Lusaka. */
export const WORLD_NOW = Date.UTC(2026, 2, 2, 12, 5);

/** What a metric is evaluated in, over a memory adapter that holds these facts and states. */
export async function metricContext(world: MetricWorld = {}): Promise<MetricContext> {
  const adapter = memoryAdapter();
  const business = businessIdOf('shop');
  await adapter.write(business, { facts: world.facts ?? [], states: world.states ?? [], reattributed: [] });
  const calendar = { timezone: world.timezone ?? 'Africa/Lusaka', weekStart: 1 };
  return {
    reader: readerOf(adapter, business),
    profile: { currency: world.currency ?? 'ZMW', revenue_basis: world.basis ?? 'net' },
    period: resolvePeriod(world.period ?? 'today', calendar, world.now ?? WORLD_NOW),
  };
}

import { createAnalytics, systemClock, type BusinessId, type Clock, type Fact } from '@bizboost/core';
import type { ClickHouseAdapter } from '@bizboost/adapters/clickhouse';
import { businessId, EVENING, factsOf } from './business-day.ts';
import { startShards, type Shards } from './shards.ts';
import { usageOf, type Usage } from './usage.ts';

const BUSINESSES = 120;
const EVENTS_EACH = 5_000;
const WRITERS = 4;
const GIANT = 'giant' as BusinessId;
const GIANT_EVENTS = 100_000;
const GIANT_BATCH = 10_000;
const GIANT_ASKS = 12;
const PROFILE = { name: 'Shop', timezone: 'Africa/Lusaka', currency: 'ZMW' } as const;

/** What a number of shards comes to. */
export interface Measured {
  readonly shards: number;
  /** Keeping a batch for each business, some at once. */
  readonly ingest: Usage & { readonly events: number };
  /** Of businesses that lie on one shard each, asked there. */
  readonly routed: Answers;
  /** The same through a server of another shard; `undefined` where there is none. */
  readonly through: Answers | undefined;
  /** Of one business that lies on all shards. */
  readonly giant: Answers;
}

/** Live answers that nobody had asked for before. All figures but the usage are for one of them. */
export interface Answers {
  readonly usage: Usage;
  readonly count: number;
  readonly bestMs: number;
  readonly statements: number;
  /** Of statements and answers, between this process and the servers. */
  readonly bytesAsked: number;
  /** Among the servers. */
  readonly bytesBetween: number;
}

export async function measure(count: number): Promise<Measured> {
  const shards = await startShards(count);
  try {
    const everyone = Array.from({ length: BUSINESSES }, (_, index) => businessId(index));
    const batches = everyone.map((_, index) => factsOf(index, EVENTS_EACH));
    const ingest = await usageOf(shards.pids, () =>
      severalAtOnce(everyone, (business, index) => keep(shards.routed, business, batches[index] ?? [])),
    );
    const giant = factsOf(BUSINESSES, GIANT_EVENTS);
    for (let start = 0; start < giant.length; start += GIANT_BATCH)
      await keep(shards.spread, GIANT, giant.slice(start, start + GIANT_BATCH));
    const elsewhere = await shards.elsewhere(everyone);
    return {
      shards: count,
      ingest: { ...ingest, events: BUSINESSES * EVENTS_EACH },
      routed: await answers(shards, shards.routed, everyone),
      through: elsewhere.length === 0 ? undefined : await answers(shards, shards.viaFirst, elsewhere),
      giant: await answers(
        shards,
        shards.routed,
        Array.from({ length: GIANT_ASKS }, () => GIANT),
      ),
    };
  } finally {
    await shards.stop();
  }
}

async function severalAtOnce<T>(items: readonly T[], work: (item: T, index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) await work(items[index] as T, index);
  };
  await Promise.all(Array.from({ length: WRITERS }, worker));
}

async function keep(adapter: ClickHouseAdapter, business: BusinessId, facts: readonly Fact[]): Promise<void> {
  const { newFacts } = await adapter.write(business, { facts, states: [], reattributed: [] });
  if (newFacts.includes(false)) throw new Error(`Expected all facts of ${business} to be new.`);
}

async function answers(
  shards: Shards,
  adapter: ClickHouseAdapter,
  businesses: readonly BusinessId[],
): Promise<Answers> {
  const clock: Clock = { now: () => EVENING, schedule: systemClock.schedule };
  const [before, asked] = [shards.bytesBetween(), shards.asked()];
  let bestMs = Infinity;
  const usage = await usageOf(shards.pids, async () => {
    for (const business of businesses) {
      const began = performance.now();
      // An engine of its own remembers nothing.
      const { revenue } = await createAnalytics({ adapter, clock }).for(business, PROFILE).live({ period: 'month' });
      bestMs = Math.min(bestMs, performance.now() - began);
      if (revenue.total_revenue === 0) throw new Error(`Expected ${business} to have sold something.`);
    }
  });
  const count = businesses.length;
  return {
    usage,
    count,
    bestMs,
    statements: (shards.asked().statements - asked.statements) / count,
    bytesAsked: (shards.asked().bytes - asked.bytes) / count,
    bytesBetween: (shards.bytesBetween() - before) / count,
  };
}

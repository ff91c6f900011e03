import type { ClickHouseAdapter } from '@bizboost/adapters/clickhouse';
import type { BusinessId } from '@bizboost/core';
import { ask, keep, severalAtOnce, type Answers } from './ask.ts';
import { businessId, factsOf } from './business-day.ts';
import { startShards, type Shards } from './shards.ts';
import { usageOf, type Usage } from './usage.ts';

const BUSINESSES = 40;
const EVENTS_EACH = 5_000;
const GIANT = 'giant' as BusinessId;
const GIANT_EVENTS = 50_000;
const GIANT_BATCH = 10_000;
const GIANT_ASKS = 10;

/** What a number of shards comes to. */
export interface Measured {
  readonly shards: number;
  /** Keeping a batch for each business, some at once, each at its shard. */
  readonly ingest: Ingest;
  /** The same through the first server, of businesses that lie elsewhere; `undefined` where there is no elsewhere. */
  readonly ingestThrough: Ingest | undefined;
  /** Of businesses that lie on one shard each, asked there. */
  readonly routed: Answers;
  /** The same through a server of another shard. */
  readonly through: Answers | undefined;
  /** Of one business that lies on all shards. */
  readonly giant: Answers;
}

export interface Ingest extends Usage {
  readonly events: number;
}

export async function measure(count: number): Promise<Measured> {
  const shards = await startShards(count);
  try {
    const [firstHalf, secondHalf] = [idsFrom(0), idsFrom(BUSINESSES)];
    const ingest = await kept(shards, shards.routed, firstHalf);
    const through = await shards.elsewhere(await settled(shards, secondHalf));
    const ingestThrough = through.length === 0 ? undefined : await kept(shards, shards.viaFirst, through);
    const giant = factsOf(2 * BUSINESSES, GIANT_EVENTS);
    for (let start = 0; start < giant.length; start += GIANT_BATCH)
      await keep(shards.spread, GIANT, giant.slice(start, start + GIANT_BATCH));
    const elsewhere = await shards.elsewhere(firstHalf);
    await shards.merged();
    // Servers and connections are slower at first.
    for (const adapter of [shards.routed, shards.viaFirst]) await ask(shards, adapter, firstHalf);
    return {
      shards: count,
      ingest,
      ingestThrough,
      routed: await ask(shards, shards.routed, firstHalf),
      through: elsewhere.length === 0 ? undefined : await ask(shards, shards.viaFirst, elsewhere),
      giant: await ask(
        shards,
        shards.routed,
        Array.from({ length: GIANT_ASKS }, () => GIANT),
      ),
    };
  } finally {
    await shards.stop();
  }
}

const idsFrom = (start: number): BusinessId[] =>
  Array.from({ length: BUSINESSES }, (_, index) => businessId(start + index));

/** Has each a place, by an empty batch. */
async function settled(shards: Shards, businesses: readonly BusinessId[]): Promise<readonly BusinessId[]> {
  await severalAtOnce(businesses, (business) => keep(shards.routed, business, []));
  return businesses;
}

/** What keeping takes, with the merges that come of it. */
async function kept(shards: Shards, adapter: ClickHouseAdapter, businesses: readonly BusinessId[]): Promise<Ingest> {
  const batches = businesses.map((business) => factsOf(Number(business.split('-')[1]), EVENTS_EACH));
  let wallMs = 0;
  const usage = await usageOf(shards.pids, async () => {
    const began = performance.now();
    await severalAtOnce(businesses, (business, index) => keep(adapter, business, batches[index] ?? []));
    wallMs = performance.now() - began;
    await shards.merged();
  });
  return { ...usage, wallMs, events: businesses.length * EVENTS_EACH };
}

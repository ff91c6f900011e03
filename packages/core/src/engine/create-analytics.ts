import { createMemoryBroadcaster } from '../broadcast/memory-broadcaster.ts';
import { createMemoryStore } from '../cache/memory-store.ts';
import { ReadThrough } from '../cache/read-through.ts';
import type { SyncCacheStore } from '../cache/store.ts';
import { createTieredStore } from '../cache/tiered-store.ts';
import { builtInCapabilities } from '../capabilities/built-in.ts';
import { createRegistry } from '../capabilities/registry.ts';
import { withFallback } from '../data/complete-adapter.ts';
import { systemClock, type Clock } from '../kernel/clock.ts';
import { BizBoostError } from '../kernel/errors.ts';
import { businessIdOf, type BusinessId } from '../kernel/ids.ts';
import { metricsByName } from '../metric/library.ts';
import { profileOfInput } from '../records/business-profile.ts';
import type { Analytics, AnalyticsOptions } from './analytics.ts';
import { Answers } from './answers.ts';
import { createBusiness } from './business.ts';
import { Commands } from './commands.ts';
import { KeptModels } from './kept-models.ts';
import { Questions } from './questions.ts';
import { Recorder } from './recorder.ts';
import { RememberedValues } from './remembered-values.ts';
import { StandingQuestions } from './standing.ts';
import { ReadsStore } from './reads-shelf.ts';
import { Tenants } from './tenants.ts';
import { Upkeep } from './upkeep.ts';

const TTL_MS = 300_000;
const COALESCE_MS = 50;

/**
 * An engine: from records to live answers, for any number of businesses.
 *
 * ```ts
 * const analytics = createAnalytics({ adapter: memoryAdapter() });
 * const shop = analytics.for('shop-1', { name: 'Chitenge House', timezone: 'Africa/Lusaka', currency: 'ZMW' });
 * await shop.record([{ kind: 'sale', id: 's1', occurred_at: '2026-03-02T14:05:00+02:00', channel: 'whatsapp', amount: 250 }]);
 * const live = await shop.live({ period: 'today' });
 * ```
 *
 * Throws `conflict` for a metric or capability whose name is taken, `invalid_input` for a metric that is wrong.
 */
export function createAnalytics(options: AnalyticsOptions): Analytics {
  const { clock = systemClock, onError = () => {} } = options;
  const ttlMs = options.cache?.ttlMs ?? TTL_MS;
  const adapter = withFallback(options.adapter);
  const broadcaster = options.broadcaster ?? createMemoryBroadcaster({ clock, onError });
  const registry = createRegistry(options.capabilities ?? builtInCapabilities);
  const metrics = metricsByName(options.metrics);
  const tenants = new Tenants({
    adapter,
    broadcaster,
    clock,
    origin: crypto.randomUUID(),
    readsStore: new ReadsStore(),
    ttlMs,
    onError,
  });
  const cache = new ReadThrough({
    store: storeOf(options, clock),
    sequences: (business) => tenants.of(businessIdOf(business)).changes.sequences,
    clock,
    ttlMs,
    onError,
  });
  const questions = new Questions(registry, metrics);
  const models = new KeptModels({
    cache,
    tell: (business, tags) => tenants.of(business).changed(tags),
    onError,
  });
  const answers = new Answers({ tenants, cache, clock, ttlMs, metrics, models });
  const standing = new StandingQuestions({
    answers,
    tenants,
    clock,
    coalesceMs: options.coalesceMs ?? COALESCE_MS,
    onError,
  });
  const recorder = new Recorder({ adapter, clock, tenants });
  const commands = new Commands({ registry, answers, questions, tenants, recorder, clock, metrics, models });
  const values = new RememberedValues({ cache, tenants, clock });
  const upkeep = new Upkeep({ adapter, tenants, clock });
  const parts = { tenants, questions, answers, standing, commands, recorder, values, upkeep, onError };

  return {
    for(id, profile) {
      const business = checkedId(id);
      if (profile !== undefined) tenants.setHostProfile(business, profileOfInput(profile));
      return createBusiness(business, {}, parts);
    },
    record: (records) => recorder.all(records),
    queries: registry.queries,
    commands: registry.commands,
    metrics,
    businesses: () => tenants.withProfile(),
    statistics() {
      const { computations, ...statistics } = cache.statistics();
      return {
        cache: statistics,
        computations,
        standingQuestions: standing.size,
        listeners: standing.listeners,
        records: recorder.counts,
      };
    },
    async ready() {
      await (adapter.businesses?.() ?? adapter.find(businessIdOf('ready'), { kind: 'business', ids: [] }));
    },
    async close() {
      standing.close();
      await Promise.all([recorder.close(), upkeep.close()]);
      tenants.close();
      await cache.close();
      await broadcaster.close?.();
      await adapter.close?.();
    },
  };
}

function storeOf({ cache = {}, cacheStore, onError }: AnalyticsOptions, clock: Clock): SyncCacheStore {
  const near = createMemoryStore({ maxEntries: cache.maxEntries, maxBytes: cache.maxBytes });
  return cacheStore === undefined
    ? near
    : createTieredStore({ near, far: cacheStore, clock, farTimeoutMs: cache.farTimeoutMs, onError });
}

function checkedId(id: string): BusinessId {
  if (typeof id === 'string' && id.length >= 1 && id.length <= 128) return businessIdOf(id);
  const expected = 'a business id: a text of 1 to 128 characters';
  throw new BizBoostError('invalid_input', `Expected ${expected}, received ${JSON.stringify(id)?.slice(0, 60)}.`, {
    path: '/business_id',
    expected,
  });
}

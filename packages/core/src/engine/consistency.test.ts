import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LiveAnswer } from '../capabilities/live/contract.ts';
import { createAnalytics } from '../engine/create-analytics.ts';
import { memoryAdapter } from '../data/memory-adapter.ts';
import type { DataAdapter } from '../data/adapter.ts';
import type { Clock } from '../kernel/clock.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { engineWorld, worldListener, WORLD_STARTS_AT } from '../testing/engine-world.ts';

const record = fc.oneof(
  fc.record({
    kind: fc.constant('sale'),
    id: fc.nat({ max: 6 }).map((n) => `s${n}`),
    occurred_at: fc.constantFrom(
      '2026-03-02T13:00:00+02:00',
      '2026-03-02T09:30:00+02:00',
      '2026-03-01T14:05:30+02:00',
      '2026-02-02T10:00:00+02:00',
    ),
    channel: fc.constantFrom('website', 'whatsapp', 'market'),
    currency: fc.constantFrom('ZMW', 'ZMW', 'USD'),
    campaign_id: fc.constantFrom(undefined, 'c1', 'c2'),
    items: fc.array(
      fc.record({
        product_id: fc.constantFrom('p1', 'p2'),
        quantity: fc.integer({ min: 1, max: 3 }),
        unit_price: fc.constantFrom(1.25, 10),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  }),
  fc.record({
    kind: fc.constant('refund'),
    id: fc.nat({ max: 6 }).map((n) => `r${n}`),
    occurred_at: fc.constantFrom('2026-03-02T13:30:00+02:00', '2026-03-01T14:00:00+02:00'),
    sale_id: fc.nat({ max: 6 }).map((n) => `s${n}`),
    amount: fc.constantFrom(0.5, 1, 'rest'),
  }),
  fc.record({
    kind: fc.constant('event'),
    id: fc.nat({ max: 60 }).map((n) => `e${n}`),
    occurred_at: fc.constantFrom('2026-03-02T13:00:00+02:00', '2026-03-02T08:00:00+02:00', '2026-03-01T08:00:00+02:00'),
    type: fc.constantFrom('impression', 'click', 'share'),
    channel: fc.constantFrom('website', 'tiktok'),
    campaign_id: fc.constantFrom(undefined, 'c1'),
  }),
  fc.record({
    kind: fc.constant('campaign'),
    id: fc.constantFrom('c1', 'c3'),
    name: fc.constantFrom('One', 'Two'),
    status: fc.constantFrom('active', 'paused'),
  }),
  fc.record({
    kind: fc.constant('product'),
    id: fc.constantFrom('p1', 'p2'),
    name: fc.constantFrom('Cloth', 'Thread'),
  }),
);

const delays = fc.array(fc.constantFrom(0, 1, 5, 30), { minLength: 1, maxLength: 7 });

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('record' as const),
      records: fc.array(record, { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(0, 1, 20, 50, 200, 61_000) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('slow' as const), ms: fc.constantFrom(0, 3, 70) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('fail' as const), method: fc.constantFrom('aggregate', 'find', 'write') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('ask' as const) }) },
);

/** A store each of whose sums takes its own time, before it is taken and after. */
function uneven(adapter: DataAdapter, clock: Clock, delaysMs: readonly number[]): DataAdapter {
  let calls = 0;
  const wait = (): Promise<void> =>
    new Promise((resolve) => void clock.schedule(delaysMs[calls++ % delaysMs.length]!, resolve));
  return {
    ...adapter,
    async aggregate(query) {
      await wait();
      const rows = await adapter.aggregate!(query);
      await wait();
      return rows;
    },
  };
}

/** What must hold in any answer: it is of one moment, so its parts add up. */
function expectWhole({ revenue, channels, engagement }: Pick<LiveAnswer, 'revenue' | 'channels' | 'engagement'>): void {
  const sum = (values: readonly (number | null)[]): number => values.reduce<number>((a, b) => a + (b ?? NaN), 0);
  expect(sum(Object.values(revenue.revenue_by_channel))).toBeCloseTo(revenue.total_revenue ?? NaN, 6);
  expect(sum(revenue.series.map((point) => point.revenue))).toBeCloseTo(revenue.total_revenue ?? NaN, 6);
  expect(sum(Object.values(channels).map(({ engagements }) => engagements))).toBe(engagement.total_engagements);
}

describe('under random writes, slowness and failure', () => {
  test('patches applied in order equal the full answer, every answer is whole, and in the end all is as a fresh engine sees it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 25 }),
        fc.constantFrom('today', 'month'),
        delays,
        async (steps, period, delaysMs) => {
          const adapter = memoryAdapter();
          const clock = createFakeClock(WORLD_STARTS_AT);
          const { shop, chaos, analytics, errors } = engineWorld({ adapter: uneven(adapter, clock, delaysMs), clock });
          const listener = worldListener();
          shop.stand(`analytics/live?period=${period}`, listener);
          const pending: Promise<unknown>[] = [];
          for (const next of steps) {
            if (next.do === 'record') pending.push(shop.record(next.records).catch(() => {}));
            else if (next.do === 'wait') await clock.advance(next.ms);
            else if (next.do === 'slow') chaos.slow(next.ms);
            else if (next.do === 'fail') chaos.fail(next.method);
            else pending.push(shop.live({ period }).then(expectWhole, () => {}));
          }
          chaos.heal();
          await clock.advance(60_000);
          await Promise.all(pending);
          await clock.advance(1_000);

          for (const { data } of listener.updates) expectWhole(data as unknown as LiveAnswer);
          const held = listener.held();
          const asked = await shop.answer(`analytics/live?period=${period}`);
          expect(held).toEqual(asked.data);
          const fresh = createAnalytics({ adapter, clock }).for('shop-1', await shop.profile());
          expect((await fresh.answer(`analytics/live?period=${period}`)).revision).toBe(asked.revision);
          expect(errors.filter((error) => !(error as { code?: string }).code)).toEqual([]);
          expect(analytics.statistics().standingQuestions).toBe(1);
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);
});

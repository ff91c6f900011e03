import { describe, expect, test } from 'vitest';
import { engineWorld, eventRecord } from '../testing/engine-world.ts';
import { settle } from '../testing/fake-clock.ts';
import type { Retention } from './analytics.ts';
import { retainDaily } from './retain-daily.ts';

const HOUR = 3_600_000;
const on = (date: string) => eventRecord('click', { occurred_at: `${date}T12:00:00+02:00`, visitor_id: 'ann' });

async function scheduled() {
  const world = engineWorld();
  await world.shop.record(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'].map(on));
  const done: [string, Retention][] = [];
  const failed: unknown[] = [];
  const stop = retainDaily(world.analytics, {
    keepDays: 2,
    clock: world.clock,
    onDone: (business, retention) => done.push([business, retention]),
    onError: (error) => failed.push(error),
  });
  await settle();
  return { ...world, done, failed, stop };
}

describe('daily retention', () => {
  test('is done at the start, and at each midnight of the business', async () => {
    const { clock, done, stop } = await scheduled();
    expect(done).toEqual([['shop-1', { before: '2026-02-28', removed: 1, kept: 1 }]]);
    // It is five past two: the next midnight in Lusaka is 9 h 55 min away.
    await clock.advance(9 * HOUR + 54 * 60_000);
    expect(done).toHaveLength(1);
    await clock.advance(2 * 60_000);
    expect(done.slice(1)).toEqual([['shop-1', { before: '2026-03-01', removed: 1, kept: 1 }]]);
    await clock.advance(24 * HOUR);
    expect(done.slice(2)).toEqual([['shop-1', { before: '2026-03-02', removed: 1, kept: 1 }]]);
    await stop();
  });

  test('takes up businesses that come later', async () => {
    const { analytics, clock, done, stop } = await scheduled();
    const late = analytics.for('late', { name: 'Late', timezone: 'UTC', currency: 'ZMW' });
    await late.record(on('2026-02-20'));
    await clock.advance(HOUR + 1_000);
    expect(done.map(([business]) => business)).toEqual(['shop-1', 'late']);
    await stop();
  });

  test('tries again where the store failed, and ends when it is told to', async () => {
    const { clock, chaos, done, failed, shop, stop } = await scheduled();
    chaos.fail();
    await clock.advance(10 * HOUR);
    expect(failed.length).toBeGreaterThan(0);
    expect(done).toHaveLength(1);
    chaos.heal();
    await clock.advance(HOUR + 1_000);
    expect(done).toHaveLength(2);
    await stop();
    await clock.advance(48 * HOUR);
    expect(done).toHaveLength(2);
    expect((await shop.metric({ name: 'clicks', period: '2026-02-27..2026-03-02' })).value).toBe(4);
  });
});

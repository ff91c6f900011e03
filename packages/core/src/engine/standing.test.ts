import { describe, expect, test } from 'vitest';
import { engineWorld, eventRecord, saleRecord, worldListener } from '../testing/engine-world.ts';

const ASK = 'analytics/live/revenue?period=today';
const totals = ({ updates }: ReturnType<typeof worldListener>): unknown[] =>
  updates.map(({ data }) => data['total_revenue']);

describe('a standing question', () => {
  test('is answered at once, then after each change, as a patch on the answer before', async () => {
    const { shop, clock } = engineWorld();
    const listener = worldListener();
    shop.stand(ASK, listener);
    await clock.advance(0);
    await shop.record(saleRecord(100));
    await clock.advance(50);
    expect(totals(listener)).toEqual([0, 100]);
    expect(listener.updates[0]).not.toHaveProperty('patch');
    expect(listener.updates[1]?.patch?.base).toBe(listener.updates[0]?.revision);
    expect(listener.held()).toEqual(listener.updates[1]?.data);
    expect(listener.held()).toEqual((await shop.answer(ASK)).data);
  });

  test('says nothing to one who holds the current answer, and patches that later', async () => {
    const { shop, clock } = engineWorld();
    const { revision } = await shop.answer(ASK);
    const [holds, new_] = [worldListener(), worldListener()];
    shop.stand(ASK, new_);
    shop.stand(ASK, holds, revision);
    await clock.advance(0);
    expect([holds.updates.length, new_.updates.length]).toEqual([0, 1]);
    await clock.advance(50);
    await shop.record(saleRecord(100));
    await clock.advance(0);
    expect(holds.updates[0]?.patch?.base).toBe(revision);
    expect(holds.updates[0]).toBe(new_.updates[1]);
  });

  test('gives a late one the whole current answer', async () => {
    const { shop, clock } = engineWorld();
    const [early, late] = [worldListener(), worldListener()];
    shop.stand(ASK, early);
    await clock.advance(50);
    await shop.record(saleRecord(100));
    await clock.advance(0);
    shop.stand(ASK, late, 'of another day');
    await clock.advance(0);
    expect(totals(late)).toEqual([100]);
    expect(late.updates[0]?.patch).toBeUndefined();
    expect(late.updates[0]?.data).toBe(early.updates[1]?.data);
  });

  test('is computed once however many listen, in whatever spelling', async () => {
    const { shop, clock, analytics } = engineWorld();
    const listeners = Array.from({ length: 50 }, worldListener);
    for (const [i, listener] of listeners.entries())
      shop.stand(i % 2 === 0 ? ASK : '/analytics/live/revenue', listener);
    await clock.advance(0);
    expect(analytics.statistics()).toMatchObject({ computations: 1, standingQuestions: 1, listeners: 50 });
    await shop.record(saleRecord(1));
    await clock.advance(50);
    expect(analytics.statistics().computations).toBe(2);
    expect(new Set(listeners.map(({ updates }) => updates[1])).size).toBe(1);
  });

  test('answers the first change at once, then at most one in 50 ms', async () => {
    const { shop, clock, analytics } = engineWorld();
    const listener = worldListener();
    shop.stand(ASK, listener);
    await clock.advance(1_000);
    await shop.record(saleRecord(1));
    await clock.advance(0);
    expect(totals(listener)).toEqual([0, 1]);
    for (let i = 0; i < 49; i++) {
      await shop.record(saleRecord(1));
      await clock.advance(1);
    }
    expect(totals(listener)).toEqual([0, 1]);
    await clock.advance(1);
    expect(totals(listener)).toEqual([0, 1, 50]);
    expect(analytics.statistics().computations).toBe(3);
  });

  test('is not computed for a change that does not concern it', async () => {
    const { shop, clock, analytics } = engineWorld();
    shop.stand(ASK, worldListener());
    await clock.advance(0);
    await shop.record(eventRecord('click'));
    await clock.advance(100);
    expect(analytics.statistics().computations).toBe(1);
  });

  test('is answered anew at each whole minute, and when its day ends', async () => {
    const { shop, clock } = engineWorld({ startsAt: Date.UTC(2026, 2, 2, 21, 58, 30) });
    const listener = worldListener();
    shop.stand(ASK, listener);
    await shop.record(saleRecord(100));
    await clock.advance(100);
    await clock.advance(29_900);
    expect(listener.held()).toMatchObject({ compared_to: { to: '2026-03-01T21:59:00Z' }, total_revenue: 100 });
    await clock.advance(60_000);
    expect(listener.held()).toMatchObject({
      period: { from: '2026-03-02T22:00:00Z' },
      total_revenue: 0,
      previous_revenue: 0,
    });
    expect(listener.held()).toEqual((await shop.answer(ASK)).data);
  });

  test('tells of trouble once, tries again by itself, and goes on with a patch', async () => {
    const { shop, clock, chaos } = engineWorld();
    const listener = worldListener();
    await shop.record(saleRecord(100));
    shop.stand(ASK, listener);
    await clock.advance(0);
    chaos.fail('aggregate');
    await clock.advance(10 * 60_000);
    expect(listener.problems.map(({ code }) => code)).toEqual(['unavailable']);
    expect(totals(listener)).toEqual([100]);
    const latecomer = worldListener();
    shop.stand(ASK, latecomer);
    await clock.advance(0);
    expect(latecomer.held()).toMatchObject({ total_revenue: 100, freshness: 'stale' });
    expect(latecomer.problems).toHaveLength(1);
    chaos.heal();
    await clock.advance(30_000);
    for (const { held, problems } of [listener, latecomer]) {
      expect(held()).toMatchObject({ total_revenue: 100, freshness: 'fresh' });
      expect(problems).toHaveLength(1);
    }
  });

  test('of a campaign that is not there yet is a problem, until it comes', async () => {
    const { shop, clock } = engineWorld();
    const listener = worldListener();
    shop.stand('analytics/live/campaign/42', listener);
    await clock.advance(60_000);
    expect(listener.problems.map(({ code }) => code)).toEqual(['not_found']);
    await shop.record({ kind: 'campaign', id: '42', name: 'Easter', status: 'active' });
    await clock.advance(50);
    expect(listener.held()).toMatchObject({ id: '42', name: 'Easter' });
  });

  test('of a business that is not there yet is answered when its profile comes', async () => {
    const { analytics, clock } = engineWorld();
    const market = analytics.for('market');
    const listener = worldListener();
    market.stand(ASK, listener);
    await clock.advance(0);
    expect(listener.problems.map(({ code }) => code)).toEqual(['not_found']);
    await market.record({ kind: 'business', id: 'market', name: 'Market', timezone: 'Asia/Tokyo', currency: 'JPY' });
    await clock.advance(50);
    expect(listener.held()).toMatchObject({ currency: 'JPY', period: { timezone: 'Asia/Tokyo' } });
  });

  test('throws at once for an address that can never be answered', () => {
    const { shop } = engineWorld();
    expect(() => shop.stand('analytics/dead', worldListener())).toThrow(expect.objectContaining({ code: 'not_found' }));
    expect(() => shop.stand('analytics/live?period=never', worldListener())).toThrow(
      expect.objectContaining({ code: 'invalid_input' }),
    );
  });

  test('is not disturbed by a listener that throws', async () => {
    const { shop, clock, errors } = engineWorld();
    const sound = worldListener();
    shop.stand(ASK, {
      update: () => {
        throw new Error('clumsy');
      },
      problem: () => {},
    });
    shop.stand(ASK, sound);
    await clock.advance(0);
    await shop.record(saleRecord(1));
    await clock.advance(50);
    expect(totals(sound)).toEqual([0, 1]);
    expect(errors).toHaveLength(2);
  });

  test('ends with the last who leaves: no timer, no computation, nothing kept', async () => {
    const { shop, clock, analytics } = engineWorld();
    const leaves = [shop.stand(ASK, worldListener()), shop.stand(ASK, worldListener())];
    await clock.advance(1_000);
    leaves.forEach((leave) => leave());
    leaves.forEach((leave) => leave());
    const { computations } = analytics.statistics();
    expect(analytics.statistics()).toMatchObject({ standingQuestions: 0, listeners: 0 });
    expect(clock.timers).toBe(0);
    await shop.record(saleRecord(1));
    await clock.advance(600_000);
    expect(analytics.statistics().computations).toBe(computations);
  });

  test('may be left from within an update', async () => {
    const { shop, clock } = engineWorld();
    let updates = 0;
    const leave = shop.stand(ASK, { update: () => (updates++, leave()), problem: () => {} });
    await clock.advance(0);
    await shop.record(saleRecord(1));
    await clock.advance(1_000);
    expect(updates).toBe(1);
  });
});

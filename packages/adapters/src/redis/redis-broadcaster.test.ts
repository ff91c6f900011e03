import { businessIdOf } from '@bizboost/core';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { describeOwnServices } from '../../../../test/services/describe-service.ts';
import { eventually } from '../../../../test/services/wait.ts';
import { hostClients, type Connect } from '../testing/redis-clients.ts';
import { earOf, redisWorld } from '../testing/redis-world.ts';

const shop = businessIdOf('shop-1');
const someone = hostClients['ioredis 6'] as Connect;

describeOwnServices(['redis'], 'the broadcaster on a bad day', () => {
  describe.each(Object.entries(hostClients))('by %s', (_, connect) => {
    test('loses no change while its connection is cut again and again', async () => {
      const world = await redisWorld();
      const [here, there] = [await world.process(connect), await world.process(connect)];
      const ear = await earOf(there.broadcaster(), shop);
      const broadcaster = here.broadcaster();
      const published: number[] = [];
      for (let i = 0; i < 600; i++) {
        if (i % 100 === 30) {
          there.line.refuse();
          there.line.cut();
        }
        if (i % 100 === 80) await there.line.mend();
        published.push((await broadcaster.publish(shop, [`change-${i}`])).sequence);
        if (i % 10 === 0) await pause(5);
      }
      await eventually(() => ear.heard.length >= 600);
      expect(ear.heard.map(({ sequence }) => sequence)).toEqual(published);
      expect(ear.heard.map(({ tags }) => tags[0])).toEqual(Array.from({ length: 600 }, (_entry, i) => `change-${i}`));
      expect(there.errors.length).toBeGreaterThan(0);
    });

    test('hears on after a Redis that was killed and started again with its data', async () => {
      const world = await redisWorld({ durable: true });
      const { broadcaster } = await world.process(connect);
      const one = broadcaster();
      const ear = await earOf(one, shop);
      const { sequence } = await one.publish(shop, ['sales']);
      await world.redis.kill();
      await expect(one.publish(shop, ['events'])).rejects.toMatchObject({ message: expect.any(String) });
      await world.redis.restart();
      const next = await eventually(() => one.publish(shop, ['spend']));
      await eventually(() => ear.heard.some(({ tags }) => tags.includes('spend')));
      expect(next.sequence).toBeGreaterThan(sequence);
      expect((await one.current(shop)).byTag.get('sales')).toBe(sequence);
    });

    test('gives up within a quarter of a second while Redis stands still, then at once, and makes up for it', async () => {
      const world = await redisWorld();
      const [here, there] = [await world.process(connect), await world.process(connect)];
      const [one, other] = [here.broadcaster(), there.broadcaster()];
      const ear = await earOf(other, shop);
      await one.publish(shop, ['before']);
      await world.redis.pause();
      const waited: number[] = [];
      for (let i = 0; i < 4; i++) {
        const start = performance.now();
        await expect(one.publish(shop, ['lost'])).rejects.toMatchObject({ code: expect.any(String) });
        waited.push(performance.now() - start);
      }
      expect(waited[0]).toBeLessThan(400);
      expect(Math.max(...waited.slice(1))).toBeLessThan(50);
      await world.redis.resume();
      await eventually(() => one.publish(shop, ['after']));
      await eventually(() => ear.heard.some(({ tags }) => tags.includes('after')));
      const numbers = ear.heard.map(({ sequence }) => sequence);
      expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    });
  });

  test('makes up for what Redis has not kept, for the businesses it concerns alone', async () => {
    const world = await redisWorld();
    const [here, there] = [await world.process(someone), await world.process(someone)];
    const [one, other] = [here.broadcaster(), there.broadcaster()];
    const quiet = await Promise.all(Array.from({ length: 300 }, (_, i) => earOf(other, `quiet-${i}`)));
    const ears = await Promise.all(Array.from({ length: 8 }, (_, i) => earOf(other, `busy-${i}`)));
    for (const { business } of [...quiet, ...ears]) await one.publish(business, ['first']);
    await eventually(() => [...quiet, ...ears].every(({ heard }) => heard.length === 1));
    there.line.refuse();
    there.line.cut();
    const last = await Promise.all(
      ears.map(async ({ business }) => {
        await one.publish(business, ['sales']);
        return one.publish(business, ['events']);
      }),
    );
    for (const stream of await world.keys(':changes')) await world.command('XTRIM', stream, 'MAXLEN', 0);
    await there.line.mend();
    const after = await Promise.all(ears.map(({ business }) => one.publish(business, ['spend'])));
    await eventually(() => ears.every(({ heard }) => heard.some(({ tags }) => tags.includes('spend'))));
    for (const [i, { heard }] of ears.entries()) {
      const missed = heard.slice(1).flatMap(({ tags }) => tags);
      expect(new Set(missed)).toEqual(new Set(['sales', 'events', 'spend']));
      expect(heard.some(({ sequence }) => sequence >= (last[i]?.sequence ?? Infinity))).toBe(true);
      expect(heard.at(-1)?.sequence).toBeGreaterThanOrEqual(after[i]?.sequence ?? Infinity);
      const numbers = heard.map(({ sequence }) => sequence);
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    }
    expect(quiet.filter(({ heard }) => heard.length > 1)).toEqual([]);
  });

  test('takes everything for changed when Redis has lost what it knew, and numbers go on growing', async () => {
    const world = await redisWorld();
    const [here, there] = [await world.process(someone), await world.process(someone)];
    const [one, other] = [here.broadcaster(), there.broadcaster()];
    const ears = await Promise.all(Array.from({ length: 250 }, (_, i) => earOf(other, `shop-${i}`)));
    const { sequence } = await one.publish(shop, ['sales']);
    await eventually(() => ears.some(({ heard }) => heard.length > 0));
    there.line.refuse();
    there.line.cut();
    await world.command('FLUSHALL');
    await there.line.mend();
    await eventually(() => ears.every(({ heard }) => heard.some(({ tags }) => tags.includes('business'))));
    for (const { heard } of ears) expect(heard.at(-1)?.sequence).toBeGreaterThanOrEqual(sequence);
    const next = await one.publish(shop, ['events']);
    expect(next.sequence).toBeGreaterThan(sequence);
    await eventually(() => ears[1]?.heard.at(-1)?.sequence === next.sequence);
  });

  test('takes everything for changed when Redis has come back with what it knew some time ago', async () => {
    const world = await redisWorld();
    const [here, there] = [await world.process(someone), await world.process(someone)];
    const [one, other] = [here.broadcaster(), there.broadcaster()];
    const ear = await earOf(other, shop);
    const { sequence } = await one.publish(shop, ['sales']);
    await eventually(() => ear.heard.length === 1);
    there.line.refuse();
    there.line.cut();
    for (const key of await world.keys(':changes')) {
      await world.command('DEL', key);
      await world.command('XADD', key, '5-0', 'before', '4', 'business', 'shop-9', 'change', '{"tags":[]}');
    }
    await there.line.mend();
    await eventually(() => ear.heard.length === 2);
    expect(ear.heard.at(-1)).toMatchObject({ tags: ['business'] });
    expect(ear.heard.at(-1)?.sequence).toBeGreaterThanOrEqual(sequence);
    const next = await one.publish(shop, ['events']);
    await eventually(() => ear.heard.at(-1)?.sequence === next.sequence);
  });

  test('notices at the next change that Redis was emptied while it listened', async () => {
    const world = await redisWorld();
    const one = (await world.process(someone)).broadcaster();
    const ear = await earOf(one, shop);
    const { sequence: first } = await one.publish(shop, ['sales']);
    await eventually(() => ear.heard.length === 1);
    await world.command('FLUSHALL');
    // A change that comes a millisecond after the one that was heard says itself that there was none between.
    await eventually(async () => Number(((await world.command('TIME')) as string[])[0]) * 1_000 > first + 1);
    const { sequence } = await one.publish(shop, ['events']);
    await eventually(() => ear.heard.at(-1)?.tags.includes('business'));
    expect(ear.heard.at(-1)?.sequence).toBeGreaterThanOrEqual(sequence);
    await one.publish(shop, ['spend']);
    await eventually(() => ear.heard.at(-1)?.tags.includes('spend'));
  });

  test('counts everything as changed where it can tell, and cannot hear what was told before', async () => {
    const world = await redisWorld();
    const [here, there] = [await world.process(someone), await world.process(someone)];
    const [one, other] = [here.broadcaster(), there.broadcaster()];
    const ear = await earOf(one, shop);
    // Of the connection that reads, and of those that would take its place.
    await world.command('ACL', 'SETUSER', 'default', '-xread');
    const list = String(await world.command('CLIENT', 'LIST'));
    for (const [, id] of list.matchAll(/^id=(\d+).* cmd=xread/gm))
      await world.command('CLIENT', 'KILL', 'ID', id ?? '');
    const theirs = await other.publish(shop, ['theirs']);
    await one.publish(shop, ['mine']);
    expect(ear.heard).toMatchObject([{ sequence: theirs.sequence, tags: ['business'] }]);
    await world.command('ACL', 'SETUSER', 'default', '+xread');
    await other.publish(shop, ['again']);
    await eventually(() => ear.heard.some(({ tags }) => tags.includes('again')));
    // What was made up for is not told twice.
    expect(ear.heard.filter(({ tags }) => tags.includes('theirs'))).toEqual([]);
  });

  test('comes back from a line on which nothing moves, though no one has ended it', async () => {
    const world = await redisWorld();
    const [here, there] = [await world.process(someone), await world.process(someone)];
    const [one, other] = [here.broadcaster(), there.broadcaster()];
    const ear = await earOf(other, shop);
    await one.publish(shop, ['first']);
    await eventually(() => ear.heard.length === 1);
    there.line.stall();
    for (let i = 0; i < 20; i++) await one.publish(shop, [`unheard-${i}`]);
    await eventually(() => there.errors.length > 0);
    await there.line.mend();
    await eventually(() => ear.heard.length === 21);
    expect(new Set(ear.heard.map(({ sequence }) => sequence)).size).toBe(21);
  });

  test('hears a change that was told while it began, or counts everything as changed', async () => {
    const world = await redisWorld();
    const one = (await world.process(someone)).broadcaster();
    await one.publish(shop, ['long ago']);
    const there = await world.process(someone);
    there.line.stall();
    const other = there.broadcaster();
    const subscribing = earOf(other, shop);
    const { sequence } = await one.publish(shop, ['while it begins']);
    await there.line.mend();
    const ear = await subscribing;
    await eventually(() => ear.heard.some((change) => change.sequence >= sequence) || hasBegunAfter());
    async function hasBegunAfter(): Promise<boolean> {
      return ((await other.current(shop)).byTag.get('while it begins') ?? 0) >= sequence;
    }
  });

  test('leaves no connection of its own behind when it is closed, and answers no more', async () => {
    const world = await redisWorld();
    for (const connect of Object.values(hostClients)) {
      const { line, broadcaster } = await world.process(connect);
      const before = line.connections;
      const one = broadcaster();
      await earOf(one, shop);
      expect(line.connections).toBe(before + 1);
      await one.close?.();
      await one.close?.();
      await eventually(() => line.connections === before);
      await expect(one.publish(shop, [])).rejects.toMatchObject({ code: 'unavailable', retryable: false });
      await expect(one.current(shop)).rejects.toMatchObject({ code: 'unavailable', retryable: false });
      await expect(one.subscribe(shop, () => {})).rejects.toMatchObject({ code: 'unavailable', retryable: false });
    }
  });

  test('forgets all tags of a business that has too many, which then count as changed', async () => {
    const world = await redisWorld();
    const one = (await world.process(someone)).broadcaster();
    const first = await one.publish(shop, ['sales']);
    const tags = Array.from({ length: 1_001 }, (_, i) => `campaign:${i}`);
    const { sequence } = await one.publish(shop, tags);
    const current = await one.current(shop);
    expect(current.byTag.size).toBe(0);
    expect([current.last, current.since]).toEqual([sequence, sequence]);
    expect(first.sequence).toBeLessThan(current.since);
  });
});

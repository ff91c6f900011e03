import { describe, expect, test } from 'vitest';
import type { Broadcaster } from '../broadcast/broadcaster.ts';
import { createMemoryBroadcaster } from '../broadcast/memory-broadcaster.ts';
import { createMemoryStore } from '../cache/memory-store.ts';
import type { DataAdapter } from '../data/adapter.ts';
import { memoryAdapter } from '../data/memory-adapter.ts';
import { createChaos } from '../testing/chaos.ts';
import { chaoticBroadcaster } from '../testing/chaotic.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { engineWorld, eventRecord, saleRecord, worldListener, WORLD_STARTS_AT } from '../testing/engine-world.ts';

const ASK = 'analytics/live/revenue?period=today';

/** Two processes on one store. They hear of each other through `way` (the second through another end of it), or not at all. */
function twoEngines(way?: Broadcaster, otherEnd = way) {
  const clock = createFakeClock(WORLD_STARTS_AT);
  const adapter = memoryAdapter();
  const worldOf = (broadcaster: Broadcaster | undefined) =>
    engineWorld({ clock, adapter, ...(broadcaster && { broadcaster }) });
  return { clock, here: worldOf(way), there: worldOf(otherEnd) };
}

/** As one over a network: it can only be asked. */
function distant(): Broadcaster {
  const inner = createMemoryBroadcaster();
  return {
    name: 'distant',
    publish: async (...args) => inner.publish(...args),
    current: async (business) => inner.current(business),
    subscribe: async (business, listener) =>
      inner.subscribe(business, (change) => void Promise.resolve().then(() => listener(change))),
  };
}

describe.each([
  ['in one process', () => createMemoryBroadcaster()],
  ['over a network', distant],
])('two engines that tell each other, %s', (_, broadcaster) => {
  test('both show what either keeps', async () => {
    const { here, there, clock } = twoEngines(broadcaster());
    for (let i = 1; i <= 6; i++) {
      const [writer, reader] = i % 2 === 0 ? [here, there] : [there, here];
      await reader.shop.revenue();
      await writer.shop.record(saleRecord(1));
      await clock.advance(0);
      expect((await writer.shop.revenue()).total_revenue).toBe(i);
      expect((await reader.shop.revenue()).total_revenue).toBe(i);
    }
  });

  test('push what the other keeps to whoever listens', async () => {
    const { here, there, clock } = twoEngines(broadcaster());
    const listener = worldListener();
    here.shop.stand(ASK, listener);
    await clock.advance(100);
    await there.shop.record(saleRecord(7));
    await clock.advance(10);
    expect(listener.held()).toMatchObject({ total_revenue: 7 });
  });

  test("hear each other's notes", async () => {
    const { here, there, clock } = twoEngines(broadcaster());
    const notes: unknown[] = [];
    here.shop.onNote((note) => notes.push(note));
    await clock.advance(0);
    await there.shop.broadcastMetricUpdate('stock', { left: 3 });
    await clock.advance(0);
    expect(notes).toEqual([{ metric_type: 'stock', data: { left: 3 } }]);
  });
});

describe('a change that the store tells of', () => {
  /** One store of two processes, which hear of each other through it alone. */
  function overOneStore(way?: () => Broadcaster, isMarked = false) {
    const clock = createFakeClock(WORLD_STARTS_AT);
    const kept = memoryAdapter();
    const watchers: { readonly writer: object; tell(tags?: readonly string[], mark?: string): void }[] = [];
    const stopped: unknown[] = [];
    const process = () => {
      const writer = {};
      const adapter: DataAdapter = {
        ...kept,
        async write(business, batch) {
          const result = await kept.write(business, batch);
          const mark = isMarked ? result.highWaterMark : undefined;
          for (const each of watchers) if (each.writer !== writer) each.tell(['sales'], mark);
          return result;
        },
        async watchChanges(business, tell) {
          watchers.push({ writer, tell });
          return () => stopped.push(business);
        },
      };
      return engineWorld({ clock, adapter, ...(way && { broadcaster: way() }) });
    };
    return { clock, here: process(), there: process(), watchers, stopped };
  }

  test('is shown at once', async () => {
    const { clock, here, there } = overOneStore();
    const listener = worldListener();
    here.shop.stand(ASK, listener);
    await clock.advance(100);
    await there.shop.record(saleRecord(7));
    await clock.advance(10);
    expect(listener.held()).toMatchObject({ total_revenue: 7 });
    expect((await here.shop.live()).revenue.total_revenue).toBe(7);
  });

  test('is not told on to those who share a broadcaster', async () => {
    const told: unknown[] = [];
    const inner = createMemoryBroadcaster();
    const broadcaster: Broadcaster = {
      ...inner,
      name: 'counting',
      publish: async (...args) => (told.push(args[1]), inner.publish(...args)),
      current: async (business) => inner.current(business),
      subscribe: async (...args) => inner.subscribe(...args),
    };
    const { clock, here, there } = overOneStore(() => broadcaster);
    await here.shop.revenue();
    await there.shop.record(saleRecord(7));
    await clock.advance(10_000);
    expect(told).toEqual([['sales']]);
    expect((await here.shop.revenue()).total_revenue).toBe(7);
  });

  test('and that is heard of by a broadcaster, too, is one change: by the mark to which it led', async () => {
    const way = distant();
    const { clock, here, there } = overOneStore(() => way, true);
    const listener = worldListener();
    here.shop.stand(ASK, listener);
    await clock.advance(1_000);
    for (let i = 1; i <= 5; i++) {
      await there.shop.record(saleRecord(1));
      await clock.advance(1_000);
      expect(listener.held()).toMatchObject({ total_revenue: i });
    }
    expect(here.analytics.statistics().computations).toBe(6);
  });

  test('is taken in a moment later where nobody tells of it, and at once where nobody is heard', async () => {
    const chaos = createChaos();
    const way = chaoticBroadcaster(distant(), chaos);
    const { clock, here, there } = overOneStore(() => way, true);
    await here.shop.revenue();
    chaos.fail('publish', 'deliver');
    await there.shop.record(saleRecord(1));
    await clock.advance(100);
    expect((await here.shop.revenue()).total_revenue).toBe(1);
    // Now this one is alone: it has something to tell, and cannot.
    await here.shop.record(saleRecord(1));
    await there.shop.record(saleRecord(1));
    await clock.advance(0);
    expect((await here.shop.revenue()).total_revenue).toBe(3);
  });

  test('may have been anything where it names nothing', async () => {
    const { here, there, watchers } = overOneStore();
    expect((await here.shop.revenue()).total_revenue).toBe(0);
    await there.shop.record(saleRecord(7));
    for (const { tell } of watchers) tell();
    expect((await here.shop.revenue()).total_revenue).toBe(7);
  });

  test('is watched for once per business, until the engine is closed', async () => {
    const { here, watchers, stopped, clock } = overOneStore();
    await Promise.all([here.shop.revenue(), here.shop.live()]);
    expect(watchers).toHaveLength(1);
    await here.analytics.close();
    await clock.advance(0);
    expect(stopped).toEqual(['shop-1']);
  });
});

describe('a change that nobody tells of', () => {
  test('is found within seconds by whoever listens', async () => {
    const { here, there, clock } = twoEngines();
    const listener = worldListener();
    here.shop.stand(ASK, listener);
    await clock.advance(1_000);
    await there.shop.record(saleRecord(7));
    await clock.advance(5_000);
    expect(listener.held()).toMatchObject({ total_revenue: 7 });
    await clock.advance(0);
    expect((await here.shop.live()).revenue.total_revenue).toBe(7);
  });

  test('is not looked for while nobody listens, and shows after its time', async () => {
    const { here, there, clock } = twoEngines();
    await here.shop.revenue();
    await there.shop.record(saleRecord(7));
    await clock.advance(10_000);
    expect(here.chaos.calls('highWaterMark')).toBe(0);
    await clock.advance(300_000);
    expect((await here.shop.revenue()).total_revenue).toBe(7);
  });

  test('is asked for anew when the host says so', async () => {
    const { here, there } = twoEngines();
    for (const [i, tags] of [undefined, ['sales'], ['events', 'sales']].entries()) {
      await here.shop.live();
      await there.shop.record(saleRecord(1));
      await here.shop.changed(tags);
      expect((await here.shop.revenue()).total_revenue).toBe(i + 1);
    }
    for (const clicks of [1, 2]) {
      await there.shop.record(eventRecord('click', { campaign_id: '42' }));
      await here.shop.changed(['campaign:42']);
      expect((await here.shop.campaign({ id: '42' })).clicks).toBe(clicks);
    }
  });

  test("does not make an engine take its own writes for a stranger's", async () => {
    const { shop, clock, analytics, chaos } = engineWorld();
    shop.stand(ASK, worldListener());
    for (let i = 0; i < 10; i++) {
      await shop.record(eventRecord('click'));
      await clock.advance(4_000);
    }
    expect(chaos.calls('highWaterMark')).toBeGreaterThan(5);
    expect(analytics.statistics().computations).toBe(1);
  });
});

describe('a broadcaster that fails', () => {
  test('does not keep records from being kept, nor this process from showing them', async () => {
    const chaos = createChaos();
    const world = engineWorld({ broadcaster: chaoticBroadcaster(createMemoryBroadcaster(), chaos) });
    const listener = worldListener();
    world.shop.stand(ASK, listener);
    await world.clock.advance(1_000);
    chaos.fail('publish');
    for (let i = 1; i <= 3; i++) {
      expect(await world.shop.record(saleRecord(1))).toMatchObject({ accepted: 1 });
      expect((await world.shop.revenue()).total_revenue).toBe(i);
    }
    await world.clock.advance(100);
    expect(listener.held()).toMatchObject({ total_revenue: 3 });
    expect(world.errors).toHaveLength(3);
    chaos.heal();
    await world.shop.record(saleRecord(1));
    expect((await world.shop.revenue()).total_revenue).toBe(4);
  });

  test.for([
    ['be listened to', ['subscribe']],
    ['be asked for its numbers', ['current']],
    ['be listened to, nor told', ['subscribe', 'publish']],
    ['be reached at all', []],
  ] as const)(
    'that cannot %s leaves a process alone: it shows its own, and asks for everything anew once it can',
    async ([, methods]) => {
      const chaos = createChaos();
      const way = createMemoryBroadcaster();
      const { here, there, clock } = twoEngines(chaoticBroadcaster(way, chaos), way);
      chaos.fail(...methods);
      const listener = worldListener();
      here.shop.stand(ASK, listener);
      await here.shop.record(saleRecord(1));
      expect((await here.shop.revenue()).total_revenue).toBe(1);
      await there.shop.record(saleRecord(2));
      await clock.advance(1_000);
      expect(listener.held()?.['total_revenue']).toBe(methods.some((method) => method === 'current') ? 3 : 1);
      chaos.heal();
      await clock.advance(5_000);
      expect(listener.held()).toMatchObject({ total_revenue: 3 });
      expect((await here.shop.revenue()).total_revenue).toBe(3);
      await there.shop.record(saleRecord(4));
      await clock.advance(0);
      expect((await here.shop.revenue()).total_revenue).toBe(7);
    },
  );

  test.for(['subscribe', 'current'] as const)(
    'to open (%s hangs) keeps nobody waiting for an answer longer than 50 ms, and only once',
    async (method) => {
      const chaos = createChaos();
      const { shop, clock } = engineWorld({ broadcaster: chaoticBroadcaster(createMemoryBroadcaster(), chaos) });
      chaos.hang(method);
      const waitedMs = async (work: Promise<unknown>): Promise<number> => {
        const start = clock.now();
        let end: number | undefined;
        void work.then(() => (end = clock.now()));
        for (let i = 0; end === undefined && i < 1_000; i++) await clock.advance(1);
        return (end ?? Infinity) - start;
      };
      expect(await waitedMs(shop.revenue())).toBe(50);
      expect(await waitedMs(shop.live())).toBe(0);
      expect(await waitedMs(shop.record(saleRecord(5)))).toBe(0);
      expect((await shop.revenue()).total_revenue).toBe(5);
    },
  );

  test('to tell costs a record at most 75 ms, and whoever listens here sees it at once', async () => {
    const chaos = createChaos();
    const { shop, clock } = engineWorld({ broadcaster: chaoticBroadcaster(createMemoryBroadcaster(), chaos) });
    const listener = worldListener();
    shop.stand(ASK, listener);
    await clock.advance(1_000);
    chaos.hang('publish');
    const kept = shop.record(saleRecord(5));
    await clock.advance(75);
    expect(await kept).toMatchObject({ accepted: 1 });
    expect(listener.held()).toMatchObject({ total_revenue: 5 });
  });

  test('tells the others what it could not as soon as it works again, each change once', async () => {
    const chaos = createChaos();
    const way = createMemoryBroadcaster();
    const { here, there, clock } = twoEngines(chaoticBroadcaster(way, chaos), way);
    await Promise.all([here.shop.revenue(), there.shop.revenue()]);
    const told: (readonly string[])[] = [];
    await way.subscribe(here.shop.id, ({ tags }) => told.push(tags));
    chaos.fail('publish');
    await here.shop.record(saleRecord(1));
    await here.shop.record(eventRecord('click'));
    await clock.advance(60_000);
    expect(told).toEqual([]);
    chaos.heal();
    await clock.advance(5_000);
    expect(told).toEqual([['sales', 'events']]);
    expect((await there.shop.revenue()).total_revenue).toBe(1);
    await clock.advance(60_000);
    expect(told).toHaveLength(1);
    expect(here.clock.timers).toBe(0);
  });

  test("still brings a host's note to whoever listens here, and says that the others have not heard", async () => {
    const chaos = createChaos();
    const { shop, clock } = engineWorld({ broadcaster: chaoticBroadcaster(createMemoryBroadcaster(), chaos) });
    const notes: unknown[] = [];
    shop.onNote((note) => notes.push(note));
    await clock.advance(0);
    chaos.fail('publish');
    await expect(shop.broadcastMetricUpdate('stock', 3)).rejects.toMatchObject({ code: 'unavailable' });
    expect(notes).toEqual([{ metric_type: 'stock', data: 3 }]);
  });

  test('and comes late with a change is believed all the same: what was made before it was heard is made anew', async () => {
    const way = createMemoryBroadcaster();
    const held: (() => void)[] = [];
    let isHolding = false;
    const late: Broadcaster = {
      ...way,
      subscribe: (business, listener) =>
        way.subscribe(business, (change) => {
          if (isHolding) held.push(() => listener(change));
          else listener(change);
        }),
    };
    const { here, there } = twoEngines(late, way);
    await here.shop.revenue();
    isHolding = true;
    await there.shop.record(saleRecord(1));
    await here.shop.record(saleRecord(2));
    // Made from what is remembered here, under a number that is larger than that of what was not heard.
    expect((await here.shop.revenue()).total_revenue).toBe(2);
    for (const hear of held) hear();
    expect((await here.shop.revenue()).total_revenue).toBe(3);
  });
});

describe('a far cache', () => {
  test('spares a second engine the computation, and never shows it what a change has made wrong', async () => {
    const far = createMemoryStore();
    const broadcaster = createMemoryBroadcaster();
    const clock = createFakeClock(WORLD_STARTS_AT);
    const adapter = memoryAdapter();
    const options = {
      clock,
      adapter,
      broadcaster,
      cacheStore: { name: 'far', get: far.get, set: far.set, delete: far.delete },
    };
    const [here, there] = [engineWorld(options), engineWorld(options)];
    const answer = await here.shop.answer(ASK);
    await clock.advance(0);
    expect((await there.shop.answer(ASK)).revision).toBe(answer.revision);
    expect(there.analytics.statistics().computations).toBe(0);
    await here.shop.record(saleRecord(7));
    expect((await there.shop.revenue()).total_revenue).toBe(7);
  });

  test.for(['publish', 'subscribe'] as const)(
    'is not believed by one that is alone (%s fails): what others put there does not hold its changes',
    async (method) => {
      const chaos = createChaos();
      const way = chaoticBroadcaster(createMemoryBroadcaster(), chaos);
      const far = createMemoryStore();
      const options = {
        clock: createFakeClock(WORLD_STARTS_AT),
        adapter: memoryAdapter(),
        broadcaster: way,
        cacheStore: { name: 'far', get: far.get, set: far.set, delete: far.delete },
      };
      const [here, there] = [engineWorld(options), engineWorld(options)];
      if (method === 'publish') await Promise.all([here.shop.live(), there.shop.live()]);
      chaos.fail(method, 'deliver');
      await there.shop.record(saleRecord(1));
      expect((await there.shop.revenue()).total_revenue).toBe(1);
      await here.shop.record(saleRecord(2));
      expect((await here.shop.revenue()).total_revenue).toBeGreaterThanOrEqual(2);
    },
  );
});

import {
  clickHouseAdapter,
  migrateClickHouse,
  type ClickHouseAdapter,
  type ClickHouseClient,
} from '@bizboost/adapters/clickhouse';
import { memoryAdapter, type BusinessId, type Fact, type WriteBatch } from '@bizboost/core';
import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { Choices, randomFacts } from '../../packages/core/src/testing/data-random.ts';
import { describeService } from '../services/describe-service.ts';
import type { Room } from '../services/room.ts';
import { togetherIn } from './clickhouse-stores.ts';
import { crashingClient } from './crashing-client.ts';
import { mutate } from './clickhouse-mutation.ts';
import { keptOf } from './kept.ts';
import {
  SAMPLE_AT,
  sampleEvent,
  sampleLine,
  sampleRefund,
  sampleSale,
  sampleSpend,
  sampleState,
} from '../../packages/core/src/testing/data-sample.ts';

function newBusiness(): BusinessId {
  return `once-${crypto.randomUUID()}` as BusinessId;
}

function batchOf(batch: Partial<WriteBatch>): WriteBatch {
  return { facts: [], states: [], reattributed: [], ...batch };
}

function closing(adapter: ClickHouseAdapter): ClickHouseAdapter {
  onTestFinished(() => adapter.close());
  return adapter;
}

function clientOf(url: string): ClickHouseClient {
  const client = createClient({ url, log: { level: ClickHouseLogLevel.OFF } });
  onTestFinished(() => client.close());
  return client;
}

/** Sales and refunds, events, a spend and states: all that a batch can have. */
function wholeBatch(): WriteBatch {
  const line = sampleLine({ product: 'p1', gross: 0, refund: 30, quantity: 0, orders: 0, productOrders: 0 });
  return batchOf({
    facts: [
      ...randomFacts(new Choices(5), 40),
      sampleSale({ id: 's1', channel: 'whatsapp', lines: [sampleLine(), sampleLine({ product: 'p2', orders: 0 })] }),
      sampleEvent({ id: 'e-1', visitor: 'ann' }),
      sampleSpend({ id: 'x-1' }),
    ],
    states: [sampleState(), sampleState({ kind: 'campaign', id: 'c1', record: { name: 'Easter' } })],
    reattributed: [sampleRefund({ id: 'r1', channel: 'whatsapp', lines: [line], orphan: false })],
  });
}

const before = batchOf({ facts: [sampleRefund({ id: 'r1' }), sampleEvent({ id: 'e-0', visitor: 'ann' })] });

describeService('clickhouse', 'ClickHouse when a process dies while it keeps a batch', (shared) => {
  let room: Room;
  beforeAll(async () => {
    room = await shared.room();
    await migrateClickHouse({ url: room.url });
  });

  for (const when of ['before', 'after'] as const) {
    test(`keeps all of the batch or none of it, and once when it is sent again (dying ${when} each of its statements)`, async () => {
      const memory = memoryAdapter();
      const business = newBusiness();
      await memory.write(business, before);
      const none = await keptOf(memory, business);
      await memory.write(business, wholeBatch());
      const all = await keptOf(memory, business);

      const healthy = closing(clickHouseAdapter({ url: room.url }));
      const outcomes: string[] = [];
      for (let statement = 0; ; statement++) {
        const one = newBusiness();
        await healthy.write(one, before);
        const mark = await healthy.highWaterMark(one);
        const client = crashingClient(clientOf(room.url), { statement, when });
        const dying = clickHouseAdapter({ clients: [client] });
        const outcome = await dying.write(one, wholeBatch()).then(
          () => 'acknowledged',
          () => 'not acknowledged',
        );
        const kept = await keptOf(healthy, one);
        const isAll = kept.facts.length > none.facts.length;
        expect(kept, `what is seen after it died at statement ${statement}`).toEqual(isAll ? all : none);
        expect((await healthy.highWaterMark(one)) !== mark, 'whether the mark has moved').toBe(isAll);
        outcomes.push(`${outcome}, ${isAll ? 'all' : 'none'}`);

        const again = await healthy.write(one, wholeBatch());
        expect(await keptOf(healthy, one), `what is seen once it is sent again, after statement ${statement}`).toEqual(
          all,
        );
        expect(new Set(again.newFacts), 'which facts were new').toEqual(new Set([!isAll]));
        await healthy.write(one, wholeBatch());
        expect(await keptOf(healthy, one)).toEqual(all);
        if (client.diedAt() === undefined) break;
      }
      // It died where nothing was kept yet, and where all of it was.
      expect(outcomes.at(-1)).toBe('acknowledged, all');
      expect(new Set(outcomes)).toEqual(
        new Set(['not acknowledged, none', 'not acknowledged, all', 'acknowledged, all']),
      );
    });
  }

  test('takes another fact under an id that a dead process had claimed only once it surely is dead', async () => {
    const business = newBusiness();
    const [lost, other] = [sampleSale({ channel: 'website' }), sampleSale({ channel: 'facebook', at: SAMPLE_AT + 1 })];
    const healthy = closing(clickHouseAdapter({ url: room.url }));
    await healthy.write(business, batchOf({ states: [sampleState()] }));
    await dieBeforeKeeping(business, lost);
    await expect(healthy.write(business, batchOf({ facts: [other] }))).rejects.toMatchObject({
      code: 'unavailable',
      retryable: true,
    });
    expect((await keptOf(healthy, business)).facts).toEqual([]);

    await mutate(room.url, 'bizboost_claim', `UPDATE claimed_at = claimed_at - 61 WHERE business_id = '${business}'`);
    expect((await healthy.write(business, batchOf({ facts: [other] }))).newFacts).toEqual([true]);
    const { facts } = await keptOf(healthy, business);
    expect(facts).toEqual([other]);
    for (const late of [lost, other])
      expect((await healthy.write(business, batchOf({ facts: [late] }))).newFacts).toEqual([false]);
    expect((await keptOf(healthy, business)).facts).toEqual(facts);
  });

  /** A process that claims an id, and dies before it keeps the fact. */
  async function dieBeforeKeeping(business: BusinessId, fact: Fact): Promise<void> {
    for (let statement = 0; ; statement++) {
      const client = crashingClient(clientOf(room.url), { statement, when: 'before' });
      const adapter = clickHouseAdapter({ clients: [client] });
      await adapter.write(business, batchOf({ facts: [fact] })).catch(() => {});
      if (client.diedAt()?.startsWith('INSERT INTO bizboost_record')) return;
    }
  }
});

describeService('clickhouse-cluster', 'ClickHouse with writers at different servers', (shared) => {
  let room: Room;
  beforeAll(async () => {
    room = await shared.room();
    await migrateClickHouse({ url: togetherIn(room), cluster: 'bizboost' });
  });

  const writers = (spread: number): ClickHouseAdapter[] =>
    room.urls.map((url) => closing(clickHouseAdapter({ url, spread })));

  test.for([1, 2])(
    'counts what comes to both at once as new at one, and once in every sum (on %i shards)',
    async (spread) => {
      const [one, other] = writers(spread) as [ClickHouseAdapter, ClickHouseAdapter];
      const memory = memoryAdapter();
      const choices = new Choices(11 + spread);
      for (let round = 0; round < 15; round++) {
        const business = newBusiness();
        const facts = randomFacts(choices, 80);
        const batches = [facts.slice(0, 50), facts.slice(30)];
        await memory.write(business, batchOf({ facts }));
        const results = await Promise.all([
          ...batches.map((some) => one.write(business, batchOf({ facts: choices.shuffled(some) }))),
          ...batches.map((some) => other.write(business, batchOf({ facts: choices.shuffled(some) }))),
        ]);
        const timesNew = results.reduce((sum, { newFacts }) => sum + newFacts.filter(Boolean).length, 0);
        expect(timesNew, 'how often any was new').toBe(facts.length);
        const expected = await keptOf(memory, business);
        for (const writer of [one, other]) expect(await keptOf(writer, business)).toEqual(expected);
      }
    },
  );

  test.for([1, 2])('keeps one of two facts that come under one id at once (on %i shards)', async (spread) => {
    const [one, other] = writers(spread) as [ClickHouseAdapter, ClickHouseAdapter];
    for (let round = 0; round < 15; round++) {
      const business = newBusiness();
      const facts = (channel: string, hour: number): Fact[] =>
        Array.from({ length: 30 }, (_, index) =>
          index % 2 === 0
            ? sampleEvent({ id: `e${index}`, channel, at: Date.UTC(2026, 2, 1, hour, index) })
            : sampleSale({
                id: `s${index}`,
                channel,
                at: Date.UTC(2026, 2, 1, hour, index),
                lines: Array.from({ length: hour }, () => sampleLine()),
              }),
        );
      const [first, second] = [facts('website', 1), facts('facebook', 3)];
      const results = await Promise.all([
        one.write(business, batchOf({ facts: first })),
        other.write(business, batchOf({ facts: second })),
      ]);
      const memory = memoryAdapter();
      const winners = first.map((fact, index) => (results[0].newFacts[index] ? fact : (second[index] as Fact)));
      expect(first.map((_, index) => results.filter(({ newFacts }) => newFacts[index]).length)).toEqual(
        first.map(() => 1),
      );
      await memory.write(business, batchOf({ facts: winners }));
      const expected = await keptOf(memory, business);
      for (const writer of [one, other]) expect(await keptOf(writer, business)).toEqual(expected);
    }
  });
});

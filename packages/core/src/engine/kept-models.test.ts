import { expect, test } from 'vitest';
import { createMemoryStore } from '../cache/memory-store.ts';
import { ReadThrough } from '../cache/read-through.ts';
import { businessIdOf } from '../kernel/ids.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { KeptModels } from './kept-models.ts';

const shop = businessIdOf('shop-1');

function keeping() {
  const told: (readonly [string, readonly string[]])[] = [];
  const errors: unknown[] = [];
  const cache = new ReadThrough({
    store: createMemoryStore(),
    sequences: () => ({ last: 0, since: 0, byTag: new Map() }),
    clock: createFakeClock(0),
  });
  const models = new KeptModels({
    cache,
    tell: async (business, tags) => void told.push([business, tags]),
    onError: (error) => errors.push(error),
  });
  return { models, told, errors };
}

test('a model is made once for all who ask, and kept while its basis is the same', async () => {
  const { models } = keeping();
  let made = 0;
  const make = async () => ({ number: ++made });
  const ask = () => models.of(shop).get('model', 'basis', make);
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([{ number: 1 }, { number: 1 }, { number: 1 }]);
  expect(await ask()).toEqual({ number: 1 });
});

test('of another basis the last one is given at once, and the new one is told when it is there', async () => {
  const { models, told } = keeping();
  let resolve: ((model: { number: number }) => void) | undefined;
  const promise = new Promise<{ number: number }>((done) => (resolve = done));
  await models.of(shop).get('model', 'one', () => ({ number: 1 }));
  expect(await models.of(shop).get('model', 'two', () => promise)).toEqual({ number: 1 });
  expect(told).toEqual([]);
  resolve?.({ number: 2 });
  await expect.poll(() => told).toEqual([[shop, ['models']]]);
  expect(await models.of(shop).get('model', 'two', () => promise)).toEqual({ number: 2 });
});

test('a model that cannot be made leaves the last one in place, and its failure is told', async () => {
  const { models, errors } = keeping();
  await models.of(shop).get('model', 'one', () => ({ number: 1 }));
  const fail = () => Promise.reject(new Error('no'));
  expect(await models.of(shop).get('model', 'two', fail)).toEqual({ number: 1 });
  await expect.poll(() => errors.length).toBe(1);
  await expect(models.of(shop).get('another', 'one', fail)).rejects.toThrow('no');
});

test('businesses and names share no model', async () => {
  const { models } = keeping();
  const get = (business: string, name: string, number: number) =>
    models.of(businessIdOf(business)).get(name, 'basis', () => ({ number }));
  expect([await get('a', 'x', 1), await get('b', 'x', 2), await get('a', 'y', 3)]).toEqual([
    { number: 1 },
    { number: 2 },
    { number: 3 },
  ]);
});

import { describe, expect, test } from 'vitest';
import { createChaos } from '../testing/chaos.ts';
import { chaoticCacheStore } from '../testing/chaotic.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { createMemoryStore } from './memory-store.ts';
import { NEVER, type CacheEntry, type CacheStore } from './store.ts';
import { createTieredStore } from './tiered-store.ts';

const entry = (value: unknown, sequence = 0): CacheEntry => ({
  value,
  tags: ['sales'],
  sequence,
  asOf: sequence,
  freshUntil: NEVER,
  expiresAt: NEVER,
});

function setUp() {
  const clock = createFakeClock(Date.UTC(2026, 2, 2));
  const chaos = createChaos(clock);
  const farStore = createMemoryStore();
  const near = createMemoryStore();
  const errors: unknown[] = [];
  const store = createTieredStore({
    near,
    far: chaoticCacheStore(farStore as CacheStore, chaos),
    clock,
    onError: (error) => errors.push(error),
  });
  /** The value, and how long one waited for it by the clock. */
  const timed = async (key: string): Promise<{ readonly value: unknown; readonly waitedMs: number }> => {
    const start = clock.now();
    let answer: { readonly value: unknown; readonly waitedMs: number } | undefined;
    void store.get(key).then((found) => (answer = { value: found?.value, waitedMs: clock.now() - start }));
    for (let waited = 0; answer === undefined && waited < 1_000; waited++) await clock.advance(1);
    if (answer === undefined) throw new Error('not answered within a second');
    return answer;
  };
  return { clock, chaos, farStore, near, store, errors, timed, far: () => store.tiers?.()['far'] };
}

describe('a near store before a far one', () => {
  test('finds near what it has, and brings near what the far one has', async () => {
    const { farStore, near, store, far, chaos } = setUp();
    await farStore.set('a', entry('from far'));
    expect(store.getSync('a')).toBeUndefined();
    expect((await store.get('a'))?.value).toBe('from far');
    expect(near.getSync('a')?.value).toBe('from far');
    expect(store.getSync('a')?.value).toBe('from far');
    expect(far()).toEqual({ hits: 1, misses: 0, errors: 0 });
    expect(chaos.calls('get')).toBe(1);
  });

  test('prefers whichever is newer, by the changes it has seen and then by time', async () => {
    const { farStore, near, store } = setUp();
    await near.set('a', entry('near', 5));
    await farStore.set('a', entry('far', 4));
    expect((await store.get('a'))?.value).toBe('near');
    await farStore.set('a', entry('far', 6));
    expect((await store.get('a'))?.value).toBe('far');
    expect(near.getSync('a')?.value).toBe('far');
  });

  test('writes both, and waits only for the near one', async () => {
    const { clock, chaos, farStore, store } = setUp();
    chaos.hang('set');
    await store.set('a', entry(1));
    expect(store.getSync('a')?.value).toBe(1);
    chaos.heal();
    await clock.advance(0);
    expect(farStore.getSync('a')?.value).toBe(1);
  });

  test.each([
    ['hangs', (chaos: ReturnType<typeof createChaos>) => chaos.hang()],
    ['is slow', (chaos: ReturnType<typeof createChaos>) => chaos.slow(400)],
  ])('a far store that %s holds an answer up by less than 100 ms once, and then not at all', async (_, trouble) => {
    const { chaos, errors, timed, far } = setUp();
    trouble(chaos);
    const first = await timed('a');
    expect(first.value).toBeUndefined();
    expect(first.waitedMs).toBeLessThan(100);
    for (let index = 0; index < 50; index++) expect((await timed(`k${index}`)).waitedMs).toBeLessThanOrEqual(1);
    expect(chaos.calls('get')).toBe(1);
    expect(far()).toMatchObject({ hits: 0, misses: 51, errors: 1 });
    expect(errors).toEqual([expect.objectContaining({ code: 'timeout' })]);
  });

  test('a far store that fails is left alone after three failures and tried again later, while nobody waits', async () => {
    const { clock, chaos, farStore, timed } = setUp();
    await farStore.set('a', entry(1));
    chaos.fail();
    for (let index = 0; index < 10; index++) await timed(`k${index}`);
    expect(chaos.calls('get')).toBe(3);

    await clock.advance(1_000);
    chaos.hang();
    expect((await timed('a')).waitedMs).toBeLessThanOrEqual(1);
    expect(chaos.calls('get')).toBe(4);

    // That trial timed out, so the next is due after twice the time.
    await clock.advance(1_500);
    await timed('a');
    expect(chaos.calls('get')).toBe(4);
    await clock.advance(1_000);
    chaos.heal();
    await timed('a');
    expect(chaos.calls('get')).toBe(5);
    expect((await timed('a')).value).toBe(1);
  });

  test('a wall clock that is set back does not keep the far store away for longer', async () => {
    const { clock, chaos, farStore, timed } = setUp();
    await farStore.set('a', entry(1));
    chaos.hang();
    await timed('a');
    chaos.heal();
    clock.step(-3_600_000);
    await timed('a');
    expect((await timed('a')).value).toBe(1);
  });

  test('what was deleted does not come back from a far store that did not hear of it', async () => {
    const { clock, chaos, farStore, near, store } = setUp();
    await store.set('a', entry('old', 1));
    await clock.advance(0);
    chaos.fail('delete');
    expect(await store.delete('a')).toBe(true);
    expect(farStore.getSync('a')?.value).toBe('old');
    expect(await store.get('a')).toBeUndefined();

    // Until it holds something new.
    chaos.heal();
    await store.set('a', entry('new', 2));
    await clock.advance(0);
    await near.delete('a');
    expect((await store.get('a'))?.value).toBe('new');
  });

  test('a question that a deletion overtook brings nothing back', async () => {
    const { clock, chaos, farStore, store } = setUp();
    await farStore.set('a', entry('old'));
    chaos.slow(20, 'get');
    const asked = [store.get('a'), store.get('a')];
    await clock.advance(10);
    void store.delete('a');
    await clock.advance(20);
    expect(await Promise.all(asked)).toEqual([undefined, undefined]);
    expect(store.getSync('a')).toBeUndefined();
  });

  test('many who ask for one key at once ask the far store once, and all get it', async () => {
    const { chaos, farStore, store } = setUp();
    await farStore.set('a', entry(1));
    const found = await Promise.all(Array.from({ length: 20 }, () => store.get('a')));
    expect(found.every((one) => one?.value === 1)).toBe(true);
    expect(chaos.calls('get')).toBe(1);
  });

  test('of many writes to one key while the far store is busy only the last is sent', async () => {
    const { clock, chaos, farStore, store } = setUp();
    chaos.slow(30, 'set');
    for (let value = 1; value <= 20; value++) await store.set('a', entry(value, value));
    await clock.advance(100);
    expect(chaos.calls('set')).toBe(2);
    expect(farStore.getSync('a')?.value).toBe(20);
  });

  test('a far store that takes no writes cannot make this process grow', async () => {
    const { chaos, store, far } = setUp();
    chaos.hang('set');
    for (let index = 0; index < 5_000; index++) await store.set(`k${index}`, entry(index));
    expect(chaos.calls('set')).toBe(1_000);
    expect(far()?.errors).toBe(4_000);
  });

  test('takes nothing from a far store that is no entry', async () => {
    const { farStore, store, errors } = setUp();
    await farStore.set('a', { value: 1 } as CacheEntry);
    expect(await store.get('a')).toBeUndefined();
    expect(errors).toHaveLength(1);
  });

  test('closes both, even when the far one hangs', async () => {
    const { clock, chaos, store } = setUp();
    chaos.hang();
    let isClosed = false;
    void store.close?.().then(() => (isClosed = true));
    await clock.advance(5_000);
    expect(isClosed).toBe(true);
  });
});

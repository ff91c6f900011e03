import { describe, expect, test } from 'vitest';
import { createChaos } from '../testing/chaos.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { Guard } from './guard.ts';

function setUp() {
  const clock = createFakeClock(Date.UTC(2026, 2, 2));
  const chaos = createChaos(clock);
  const errors: unknown[] = [];
  const guard = new Guard({ name: 'the far end', clock, limitMs: 50, onError: (error) => errors.push(error) });
  /** What a call says, and how long it was waited for. */
  const call = async (): Promise<readonly [said: string, waitedMs: number]> => {
    const start = clock.now();
    let said: string | undefined;
    void guard
      .call(() => chaos.gate('call'))
      .then(
        () => (said = 'answered'),
        (error: { readonly code: string }) => (said = error.code),
      );
    for (let waitedMs = 0; said === undefined && waitedMs < 1_000; waitedMs++) await clock.advance(1);
    return [said ?? 'nothing', clock.now() - start];
  };
  return { clock, chaos, errors, guard, call };
}

describe('a guard', () => {
  test('waits for one call no longer than its limit, and for the next not at all', async () => {
    const { chaos, call, errors } = setUp();
    expect((await call())[0]).toBe('answered');
    chaos.hang();
    expect(await call()).toEqual(['timeout', 50]);
    expect((await call())[0]).toBe('unavailable');
    expect(chaos.calls()).toBe(2);
    expect(errors).toHaveLength(1);
  });

  test('lets through what fails at once until it has done so three times', async () => {
    const { chaos, call, errors } = setUp();
    chaos.fail();
    for (let i = 0; i < 3; i++) expect((await call())[0]).toBe('unavailable');
    chaos.heal();
    expect((await call())[0]).toBe('unavailable');
    expect(chaos.calls()).toBe(3);
    expect(errors).toHaveLength(1);
  });

  test('tries one call after a second, then after two, and all when one has come through', async () => {
    const { clock, chaos, call, errors } = setUp();
    chaos.hang();
    await call();
    await clock.advance(1_000);
    expect(await call()).toEqual(['timeout', 50]);
    await clock.advance(1_000);
    expect((await call())[0]).toBe('unavailable');
    chaos.heal();
    await clock.advance(1_000);
    for (let i = 0; i < 2; i++) expect((await call())[0]).toBe('answered');
    expect(errors).toHaveLength(1);
    chaos.hang();
    await call();
    expect(errors).toHaveLength(2);
  });

  test('lets everything through again as soon as it is told that it works', async () => {
    const { chaos, guard, call } = setUp();
    chaos.hang();
    await call();
    chaos.heal();
    guard.worked();
    expect((await call())[0]).toBe('answered');
  });
});

import { describe, expect, test } from 'vitest';
import { createFakeClock } from './fake-clock.ts';

describe('the fake clock', () => {
  test('runs what falls due in order, each at its own moment', async () => {
    const clock = createFakeClock(1_000);
    const ran: string[] = [];
    const note = (name: string) => () => ran.push(`${name}@${clock.now()}`);
    clock.schedule(20, note('c'));
    clock.schedule(10, note('a'));
    clock.schedule(10, note('b'));
    clock.schedule(31, note('later'));

    await clock.advance(30);

    expect(ran).toEqual(['a@1010', 'b@1010', 'c@1020']);
    expect(clock.now()).toBe(1_030);
    expect(clock.timers).toBe(1);
  });

  test('lets what a timer sets going settle before the next, also timers that timers make', async () => {
    const clock = createFakeClock(0);
    const ran: number[] = [];
    const tick = async (): Promise<void> => {
      for (let turn = 0; turn < 50; turn++) await Promise.resolve();
      ran.push(clock.now());
      clock.schedule(10, () => void tick());
    };
    clock.schedule(10, () => void tick());

    await clock.advance(35);

    expect(ran).toEqual([10, 20, 30]);
  });

  test('what is cancelled does not run, and cancelling twice is harmless', async () => {
    const clock = createFakeClock(0);
    let count = 0;
    const cancel = clock.schedule(5, () => count++);
    cancel();
    cancel();
    await clock.advance(100);
    expect(count).toBe(0);
  });

  test('a step of the wall clock moves now and no timer', async () => {
    const clock = createFakeClock(1_000);
    const ran: number[] = [];
    clock.schedule(10, () => ran.push(clock.now()));

    clock.step(-600);
    expect(clock.now()).toBe(400);
    await clock.advance(10);
    expect(ran).toEqual([410]);

    clock.set(5_000);
    expect(clock.now()).toBe(5_000);
  });

  test('advancing by nothing settles promises', async () => {
    const clock = createFakeClock(0);
    let isDone = false;
    void (async () => {
      for (let turn = 0; turn < 100; turn++) await Promise.resolve();
      isDone = true;
    })();
    await clock.advance(0);
    expect(isDone).toBe(true);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { businessIdOf } from '../kernel/ids.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import type { Change, Note } from './broadcaster.ts';
import { createCoalescer } from './coalesce.ts';

const shop = businessIdOf('shop-1');
const change = (sequence: number, tags: readonly string[], more: Partial<Change> = {}): Change => ({
  business: shop,
  sequence,
  tags,
  ...more,
});

function setUp(windowMs?: number) {
  const clock = createFakeClock(0);
  const delivered: { readonly at: number; readonly change: Change }[] = [];
  const coalescer = createCoalescer({
    clock,
    windowMs,
    deliver: (told) => delivered.push({ at: clock.now(), change: told }),
  });
  return { clock, coalescer, delivered };
}

describe('the coalescer', () => {
  test('lets the first change through at once and merges what follows within the window', async () => {
    const { clock, coalescer, delivered } = setUp();
    coalescer.push(change(1, ['sales']));
    expect(delivered).toEqual([{ at: 0, change: change(1, ['sales']) }]);

    coalescer.push(change(2, ['sales', 'campaign:42']));
    await clock.advance(30);
    coalescer.push(change(3, ['events']));
    expect(delivered).toHaveLength(1);
    await clock.advance(20);
    expect(delivered[1]).toEqual({
      at: 50,
      change: change(3, ['sales', 'campaign:42', 'events'], { origin: undefined }),
    });

    // The merged one opened a window of its own; after it all is quiet, and the next goes at once again.
    await clock.advance(50);
    expect(clock.timers).toBe(0);
    coalescer.push(change(4, ['spend']));
    expect(delivered[2]?.at).toBe(100);
  });

  test('keeps businesses apart', () => {
    const { coalescer, delivered } = setUp();
    coalescer.push(change(1, ['sales']));
    coalescer.push(change(2, ['sales'], { business: businessIdOf('shop-2') }));
    expect(delivered.map((told) => told.change.business)).toEqual(['shop-1', 'shop-2']);
  });

  test('keeps an origin only where all had it', async () => {
    const { clock, coalescer, delivered } = setUp();
    for (const sequence of [1, 2, 3]) coalescer.push(change(sequence, ['a'], { origin: 'engine-1' }));
    await clock.advance(50);
    expect(delivered[1]?.change.origin).toBe('engine-1');
    coalescer.push(change(4, ['a'], { origin: 'engine-1' }));
    coalescer.push(change(5, ['a'], { origin: 'engine-2' }));
    await clock.advance(50);
    expect(delivered[2]?.change.origin).toBeUndefined();
  });

  test('delivers every note at once and by itself', async () => {
    const { clock, coalescer, delivered } = setUp();
    const note = (count: number): Note => ({ metricType: 'visitors_now', data: count });
    coalescer.push(change(1, ['sales']));
    coalescer.push(change(2, [], { note: note(1) }));
    coalescer.push(change(3, ['events'], { note: note(2) }));
    expect(delivered.slice(1).map((told) => [told.change.tags, told.change.note])).toEqual([
      [[], note(1)],
      [[], note(2)],
    ]);
    await clock.advance(50);
    expect(delivered[3]?.change).toMatchObject({ tags: ['events'], sequence: 3, note: undefined });
  });

  test('a window of 0 holds nothing back', () => {
    const { clock, coalescer, delivered } = setUp(0);
    for (const sequence of [1, 2, 3]) coalescer.push(change(sequence, ['a']));
    expect(delivered).toHaveLength(3);
    expect(clock.timers).toBe(0);
  });

  test('leaves no timer behind when closed', async () => {
    const { clock, coalescer, delivered } = setUp();
    coalescer.push(change(1, ['a']));
    coalescer.push(change(2, ['a']));
    coalescer.close();
    await clock.advance(1_000);
    expect(clock.timers).toBe(0);
    expect(delivered).toHaveLength(1);
  });

  test('law: no tag is lost, the last number arrives, deliveries are a window apart and late by less than one', async () => {
    const step = fc.record({ waitMs: fc.integer({ min: 0, max: 80 }), tag: fc.constantFrom('a', 'b', 'c', 'd') });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), async (script) => {
        const { clock, coalescer, delivered } = setUp(50);
        const pushed: { readonly at: number; readonly change: Change }[] = [];
        for (const [index, { waitMs, tag }] of script.entries()) {
          await clock.advance(waitMs);
          pushed.push({ at: clock.now(), change: change(index + 1, [tag]) });
          coalescer.push(change(index + 1, [tag]));
        }
        await clock.advance(200);
        for (const { at, change: told } of pushed) {
          const carrier = delivered.find(
            (other) => other.change.sequence >= told.sequence && other.change.tags.includes(told.tags[0] ?? ''),
          );
          expect(carrier).toBeDefined();
          expect((carrier?.at ?? Infinity) - at).toBeLessThanOrEqual(50);
        }
        for (let index = 1; index < delivered.length; index++)
          expect((delivered[index]?.at ?? 0) - (delivered[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(50);
        expect(delivered.at(-1)?.change.sequence).toBe(script.length);
      }),
      { numRuns: 40 },
    );
  });
});

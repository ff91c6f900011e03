import { describe, expect, test } from 'vitest';
import { hasChangedSince } from '../cache/freshness.ts';
import { businessIdOf } from '../kernel/ids.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import type { Change } from './broadcaster.ts';
import { createMemoryBroadcaster } from './memory-broadcaster.ts';

const shop = businessIdOf('shop-1');
const clock = createFakeClock(Date.UTC(2026, 2, 2));

describe('the memory broadcaster', () => {
  test('tells before publish returns, and what a listener publishes comes after for everyone', async () => {
    const broadcaster = createMemoryBroadcaster({ clock });
    const heard: string[] = [];
    const hear = (name: string) => (change: Change) => heard.push(`${name}:${change.tags.join()}`);
    await broadcaster.subscribe(shop, (change) => {
      if (change.tags[0] === 'first') void broadcaster.publish(shop, ['second']);
    });
    await broadcaster.subscribe(shop, hear('a'));
    await broadcaster.subscribe(shop, hear('b'));

    void broadcaster.publish(shop, ['first']);

    expect(heard).toEqual(['a:first', 'b:first', 'a:second', 'b:second']);
  });

  test('tells onError of a listener that throws, and the others hear', async () => {
    const errors: unknown[] = [];
    const broadcaster = createMemoryBroadcaster({ clock, onError: (error) => errors.push(error) });
    const heard: number[] = [];
    await broadcaster.subscribe(shop, () => {
      throw new Error('on purpose');
    });
    await broadcaster.subscribe(shop, ({ sequence }) => heard.push(sequence));
    await broadcaster.publish(shop, ['sales']);
    expect(errors).toHaveLength(1);
    expect(heard).toHaveLength(1);
  });

  test('forgets the tag that changed longest ago beyond its bound, and then counts it as changed', async () => {
    const broadcaster = createMemoryBroadcaster({ clock, maxTags: 2 });
    const { sequence: before } = await broadcaster.publish(shop, ['a']);
    await broadcaster.publish(shop, ['b']);
    await broadcaster.publish(shop, ['a']);
    const { sequence: after } = await broadcaster.publish(shop, ['c']);

    const current = broadcaster.currentSync(shop);
    expect([...current.byTag.keys()]).toEqual(['a', 'c']);
    expect(hasChangedSince(before, ['b'], current)).toBe(true);
    expect(hasChangedSince(before + 1, ['b'], current)).toBe(false);
    // A tag nobody ever spoke of is unknown for that time as well.
    expect(hasChangedSince(before, ['never'], current)).toBe(true);
    expect(hasChangedSince(after, ['a', 'b', 'c', 'never'], current)).toBe(false);
  });

  test('forgets the business that changed longest ago beyond its bound, and then counts all of it as changed', async () => {
    const broadcaster = createMemoryBroadcaster({ clock, maxBusinesses: 2 });
    const [one, two, three] = ['1', '2', '3'].map(businessIdOf) as [typeof shop, typeof shop, typeof shop];
    const fresh = broadcaster.currentSync(one).last;
    const { sequence: first } = await broadcaster.publish(one, ['sales']);
    await broadcaster.publish(two, ['sales']);
    await broadcaster.publish(three, ['sales']);

    expect(hasChangedSince(fresh, ['sales'], broadcaster.currentSync(one))).toBe(true);
    expect(hasChangedSince(first, ['sales'], broadcaster.currentSync(one))).toBe(false);
    const { sequence: next } = await broadcaster.publish(one, ['events']);
    expect(hasChangedSince(first, ['events'], broadcaster.currentSync(one))).toBe(true);
    expect(hasChangedSince(next, ['events', 'sales'], broadcaster.currentSync(one))).toBe(false);
  });

  test('begins at the time of day, so that the entries of an earlier run are old', async () => {
    const earlier = createMemoryBroadcaster({ clock });
    const { sequence } = await earlier.publish(shop, ['sales']);
    const later = createMemoryBroadcaster({ clock: createFakeClock(clock.now() + 5_000) });
    expect(hasChangedSince(sequence, ['sales'], later.currentSync(shop))).toBe(true);
  });

  test('answers nothing once closed', async () => {
    const broadcaster = createMemoryBroadcaster({ clock });
    await broadcaster.close?.();
    await expect(broadcaster.publish(shop, ['sales'])).rejects.toMatchObject({ code: 'unavailable', retryable: false });
  });
});

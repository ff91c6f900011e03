import { describe, expect, test } from 'vitest';
import { createMemoryBroadcaster } from '../broadcast/memory-broadcaster.ts';
import { withFallback } from '../data/complete-adapter.ts';
import { memoryAdapter } from '../data/memory-adapter.ts';
import { businessIdOf } from '../kernel/ids.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { ReadsStore } from './reads-shelf.ts';
import { Tenants } from './tenants.ts';

describe('tenants', () => {
  test('that nobody has used for a minute are let go when there are too many; those in use stay', async () => {
    const clock = createFakeClock(0);
    const shared = { clock, origin: 'here', ttlMs: 1, onError: () => {} };
    const tenants = new Tenants(
      {
        ...shared,
        adapter: withFallback(memoryAdapter()),
        broadcaster: createMemoryBroadcaster({ clock }),
        readsStore: new ReadsStore(),
      },
      2,
    );
    const [idle, heard] = [businessIdOf('idle'), businessIdOf('heard')];
    const first = tenants.of(idle);
    const second = tenants.of(heard);
    const leave = second.listen(() => {});

    tenants.of(businessIdOf('third'));
    expect(tenants.of(idle)).toBe(first);
    await clock.advance(60_000);
    tenants.of(businessIdOf('fourth'));

    expect(tenants.of(heard)).toBe(second);
    expect(tenants.of(idle)).not.toBe(first);
    leave();
  });
});

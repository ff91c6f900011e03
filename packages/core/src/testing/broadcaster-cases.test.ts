import { describe, expect, test } from 'vitest';
import type { Broadcaster } from '../broadcast/broadcaster.ts';
import { createMemoryBroadcaster } from '../broadcast/memory-broadcaster.ts';
import { broadcasterCases, type MakeBroadcasters } from './broadcaster-cases.ts';

/** Two that share one memory stand for two processes. */
const shared: MakeBroadcasters = (count) => {
  const memory = createMemoryBroadcaster();
  return Array.from({ length: count }, () => ({ ...memory }));
};

const subjects: Readonly<Record<string, MakeBroadcasters>> = {
  'the memory broadcaster': () => [createMemoryBroadcaster()],
  'two that share a memory': shared,
  'one that remembers no tags': () => [createMemoryBroadcaster({ maxTags: 2 })],
};

describe.each(Object.entries(subjects))('%s', (_, makeBroadcasters) => {
  test.for(broadcasterCases)('$name', async ({ run }, { skip }) => {
    const { skipped } = await run(makeBroadcasters);
    if (skipped !== undefined) skip(skipped);
  });
});

describe('the cases themselves', () => {
  test('say why they are skipped', async () => {
    const outcomes = await Promise.all(broadcasterCases.map(({ run }) => run(() => [createMemoryBroadcaster()])));
    const reasons = outcomes.map(({ skipped }) => skipped).filter((reason) => reason !== undefined);
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) expect(reason).toContain('2 broadcasters');
  });

  const broken: Readonly<Record<string, (broadcaster: Broadcaster) => Partial<Broadcaster>>> = {
    'drops the note': ({ publish }) => ({
      publish: (business, tags, options) => publish(business, tags, { origin: options?.origin ?? '' }),
    }),
    'never stops': ({ subscribe }) => ({
      subscribe: async (business, listener) => {
        await subscribe(business, listener);
        return () => {};
      },
    }),
    'knows nothing of tags': ({ current }) => ({
      current: async (business) => ({ ...(await current(business)), byTag: new Map() }),
    }),
    'gives out a number twice': ({ publish }) => {
      let last = 0;
      return {
        publish: async (business, tags, options) => {
          const change = await publish(business, tags, options);
          return { ...change, sequence: (last ||= change.sequence) };
        },
      };
    },
    'mixes businesses': ({ publish, current, subscribe }) => {
      let first: Parameters<typeof publish>[0] | undefined;
      return {
        publish: (business, ...rest) => publish((first ??= business), ...rest),
        current: (business) => current((first ??= business)),
        subscribe: (business, listener) => subscribe((first ??= business), listener),
      };
    },
  };

  test.for(Object.entries(broken))('find a broadcaster out that %s', async ([, breakIt]) => {
    const make = (): Broadcaster[] => {
      const broadcaster = createMemoryBroadcaster();
      return [{ ...broadcaster, ...breakIt(broadcaster) }];
    };
    const results = await Promise.allSettled(broadcasterCases.map(({ run }) => run(make)));
    expect(results.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
  });
});

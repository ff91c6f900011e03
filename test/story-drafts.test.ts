import { afterEach, describe, expect, it, vi } from 'vitest';
import { FakeSource } from '../stories/fake-source.ts';
import { predictCommand } from '../packages/core/src/contract.ts';

const HOUR_MS = 3_600_000;

afterEach(() => vi.useRealTimers());

describe("the outlook of a draft in the stories' shop", () => {
  it('is the same at every hour of the week of the machine', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const monday = Date.parse('2026-03-02T00:30:00Z');
    const outlooks = new Set<string>();
    for (let hour = 0; hour < 7 * 24; hour += 1) {
      vi.setSystemTime(monday + hour * HOUR_MS);
      outlooks.add(JSON.stringify(await new FakeSource().act(predictCommand, { channel: 'facebook', caption: 'New' })));
    }
    expect(outlooks.size).toBe(1);
  });
});

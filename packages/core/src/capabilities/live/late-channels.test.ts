import { describe, expect, test } from 'vitest';
import type { Fact } from '../../data/fact.ts';
import type { MissingPart } from '../../kernel/missing-part.ts';
import { answerContext, type SampleWorld } from '../../testing/answer-context.ts';
import { SAMPLE_AT, sampleEvent, sampleSale } from '../../testing/data-sample.ts';
import { lateAfterOf, tellLateChannels } from './late-channels.ts';

const HOUR = 3_600_000;
/** 12:05 on a Monday; the facts of the sample are of 12:00. */
const NOW = answerContext().now;

async function told(facts: readonly Fact[], hours: Readonly<Record<string, number>>, world: SampleWorld = {}) {
  const parts: MissingPart[] = [];
  const lateAfter = lateAfterOf(Object.fromEntries(Object.entries(hours).map(([name, one]) => [name, one * HOUR])));
  const context = answerContext({ facts, ...world, onMissing: (part) => parts.push(part) });
  await tellLateChannels(context, lateAfter);
  return parts;
}

const eventAgo = (ms: number, channel = 'whatsapp') => sampleEvent({ id: `${channel}${ms}`, at: NOW - ms, channel });
const saleAgo = (ms: number, channel = 'whatsapp') => sampleSale({ id: `${channel}${ms}`, at: NOW - ms, channel });

describe('a channel that is silent for longer than was promised', () => {
  test('is told of, with the whole hours since the hour of its last record', async () => {
    const facts = [eventAgo(8 * HOUR), eventAgo(7 * HOUR), eventAgo(1, 'website')];
    expect(await told(facts, { whatsapp: 3, website: 3 })).toEqual([
      { code: 'late_channel', params: { channel: 'whatsapp', hours: 6 } },
    ]);
  });

  test('is not where a sale came within the time, though no event did', async () => {
    expect(await told([eventAgo(8 * HOUR), saleAgo(2 * HOUR)], { whatsapp: 3 })).toEqual([]);
  });

  test('is told of as silent where it has not been heard of for a month beyond that, or ever', async () => {
    const never = [{ code: 'silent_channel', params: { channel: 'whatsapp' } }];
    expect(await told([], { whatsapp: 24 })).toEqual(never);
    expect(await told([saleAgo(40 * 24 * HOUR)], { whatsapp: 24 })).toEqual(never);
  });

  test('takes nothing from a period that ended before its silence', async () => {
    const silent = [saleAgo(5 * HOUR)];
    expect(await told(silent, { whatsapp: 3 }, { period: '2026-02-01..2026-02-28' })).toEqual([]);
    expect(await told(silent, { whatsapp: 3 }, { period: '2026-03-01..2026-03-31' })).toHaveLength(1);
  });

  test('takes nothing from a period that has yet to come', async () => {
    expect(await told([], { whatsapp: 3 }, { period: '2026-04-01..2026-04-30' })).toEqual([]);
  });

  test('is asked of no store where nothing was promised', async () => {
    const context = answerContext();
    const reader = { ...context.reader, sums: () => Promise.reject(new Error('asked')) };
    await tellLateChannels({ ...context, reader }, lateAfterOf({}));
  });

  test('counts a record dated ahead of the clock as one of now', async () => {
    expect(await told([saleAgo(-HOUR)], { whatsapp: 3 })).toEqual([]);
    expect(SAMPLE_AT).toBeLessThan(NOW);
  });
});

describe('what a channel promises', () => {
  test.each([
    ['whatsapp', HOUR - 1],
    ['whatsapp', 31 * 24 * HOUR + 1],
    ['whatsapp', Number.NaN],
    ['', HOUR],
    ['x'.repeat(65), HOUR],
  ])('is refused as %j: %d ms', (channel, ms) => {
    expect(() => lateAfterOf({ [channel]: ms })).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });

  test('names the channel that is wrong', () => {
    expect(() => lateAfterOf({ website: HOUR, instagram: 5 })).toThrow(/`lateAfterMs.instagram`.*an hour.*31 days/);
  });
});

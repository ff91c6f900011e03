import { describe, expect, test } from 'vitest';
import { answerContext } from '../../testing/answer-context.ts';
import { SAMPLE_AT, sampleEvent, sampleSale } from '../../testing/data-sample.ts';
import { answerChannels } from './channels.ts';
import { answerEngagement } from './engagement.ts';

const HOUR = 3_600_000;
let id = 0;
const event = (type: string, count: number, at = SAMPLE_AT, channel = 'website') =>
  sampleEvent({ id: String(id++), type, count, at, channel });

describe('engagement', () => {
  test('of nothing is no engagements, no rate and no peak', async () => {
    expect(await answerEngagement(answerContext())).toEqual({
      total_engagements: 0,
      engagement_rate: null,
      peak_time: null,
    });
  });

  test('counts reactions, comments, shares, saves and engagements, and nothing else', async () => {
    const types = ['reaction', 'comment', 'share', 'save', 'engagement', 'click', 'conversion', 'impression', 'signup'];
    const facts = types.map((type, i) => event(type, 10 ** Math.min(i, 4)));
    expect((await answerEngagement(answerContext({ facts }))).total_engagements).toBe(11_111);
  });

  test('rate has two decimals, half away from zero', async () => {
    const facts = [event('impression', 1_600), event('share', 1)];
    // 1 / 1600 × 100 = 0.0625
    expect((await answerEngagement(answerContext({ facts }))).engagement_rate).toBe(0.06);
    expect((await answerEngagement(answerContext({ facts: [...facts, event('share', 1)] }))).engagement_rate).toBe(
      0.13,
    );
  });

  test('peak is the local hour with most of them, the earliest on a tie', async () => {
    const facts = [
      event('share', 2, SAMPLE_AT + HOUR),
      event('share', 2, SAMPLE_AT),
      event('impression', 99, SAMPLE_AT - HOUR),
    ];
    expect((await answerEngagement(answerContext({ facts }))).peak_time).toBe('14:00');
  });

  test('peak of a week adds up the same hour of its days', async () => {
    const facts = [
      event('share', 3, SAMPLE_AT),
      event('share', 2, SAMPLE_AT + HOUR),
      event('share', 2, SAMPLE_AT + 25 * HOUR),
    ];
    expect((await answerEngagement(answerContext({ facts, period: 'week' }))).peak_time).toBe('15:00');
  });
});

describe('channels', () => {
  test("list the business's own with zeros", async () => {
    const none = { impressions: 0, clicks: 0, conversions: 0, engagements: 0, engagement_rate: null };
    expect(await answerChannels(answerContext())).toEqual({ whatsapp: none, website: none });
  });

  test('list any other that an event or a sale came through, after their own', async () => {
    const facts = [
      event('impression', 8, SAMPLE_AT, 'tiktok'),
      event('save', 1, SAMPLE_AT, 'tiktok'),
      sampleSale({ channel: 'market' }),
    ];
    const channels = await answerChannels(answerContext({ facts }));
    expect(Object.keys(channels)).toEqual(['whatsapp', 'website', 'market', 'tiktok']);
    expect(channels['tiktok']).toEqual({
      impressions: 8,
      clicks: 0,
      conversions: 0,
      engagements: 1,
      engagement_rate: 12.5,
    });
  });
});

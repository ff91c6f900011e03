import { describe, expect, test } from 'vitest';
import { answerContext } from '../../testing/answer-context.ts';
import { SAMPLE_AT, sampleEvent, sampleLine, sampleSale, sampleSpend, sampleState } from '../../testing/data-sample.ts';
import { answerCampaign } from './campaign.ts';
import { answerCampaigns } from './campaigns.ts';

const DAY = 86_400_000;
let id = 0;
const event = (type: string, count: number, campaign: string, at = SAMPLE_AT) =>
  sampleEvent({ id: String(id++), type, count, campaign, at });
const campaign = (key: string, name: string, status: string) =>
  sampleState({ kind: 'campaign', id: key, record: { kind: 'campaign', id: key, name, status } });
const sale = (gross: number, key: string, more = {}) =>
  sampleSale({ id: String(id++), campaign: key, lines: [sampleLine({ gross })], ...more });

// The campaign of contract section 3.
const EASTER = [
  event('impression', 900, '42'),
  event('click', 45, '42'),
  event('conversion', 3, '42'),
  sale(75_000, '42'),
  sampleSpend({ campaign: '42', amount: 20_000 }),
];
const EASTER_ROW = {
  impressions: 900,
  clicks: 45,
  conversions: 3,
  ctr: 5,
  conversion_rate: 6.67,
  revenue: 750,
  spend: 200,
  roas: 3.75,
};

describe('campaigns', () => {
  test('have their counts, rates, revenue, spend and return', async () => {
    const states = [campaign('42', 'Easter', 'active')];
    expect(await answerCampaigns(answerContext({ facts: EASTER, states }))).toEqual({
      campaigns: [{ id: '42', name: 'Easter', status: 'active', ...EASTER_ROW }],
    });
  });

  test('are the active ones and those with activity in the period, by name', async () => {
    const states = [
      campaign('a', 'Quiet', 'active'),
      campaign('b', 'Over', 'completed'),
      campaign('c', 'Paused', 'paused'),
      campaign('d', 'Draft', 'draft'),
    ];
    const facts = [event('click', 1, 'c'), event('click', 1, 'b', SAMPLE_AT - 9 * DAY)];
    const { campaigns } = await answerCampaigns(answerContext({ facts, states }));
    expect(campaigns.map(({ name }) => name)).toEqual(['Paused', 'Quiet']);
    expect(campaigns[1]).toMatchObject({ impressions: 0, ctr: null, conversion_rate: null, revenue: 0, roas: null });
  });

  test.each([
    ["an event of the host's own type", [event('signup', 1, 'x')]],
    ['a sale in another currency', [sale(500, 'x', { currency: 'USD' })]],
    ['spend', [sampleSpend({ campaign: 'x' })]],
    ['a gift', [sale(0, 'x')]],
  ])('that no record tells of go by their id: %s', async (_, facts) => {
    const { campaigns } = await answerCampaigns(answerContext({ facts }));
    expect(campaigns).toMatchObject([{ id: 'x', name: 'x', status: 'unknown', impressions: 0, revenue: 0 }]);
  });

  test('are at most a hundred, those that weigh most, and say how many more there are', async () => {
    const states = [...Array<number>(103).keys()].map((i) =>
      campaign(`c${i}`, `C ${String(i).padStart(3, '0')}`, 'active'),
    );
    const facts = [sale(100, 'c102'), event('impression', 5, 'c101')];
    const { campaigns, more } = await answerCampaigns(answerContext({ facts, states }));
    expect(campaigns).toHaveLength(100);
    expect(more).toBe(3);
    expect(campaigns.slice(-3).map((row) => row.id)).toEqual(['c97', 'c101', 'c102']);
  });
});

describe('a campaign', () => {
  test('is its row with a series that adds up to it', async () => {
    const facts = [...EASTER, event('click', 7, '42', SAMPLE_AT - 3_600_000), event('click', 9, 'other')];
    const answer = await answerCampaign(answerContext({ facts, states: [campaign('42', 'Easter', 'active')] }), '42');
    expect(answer).toMatchObject({
      id: '42',
      name: 'Easter',
      status: 'active',
      ...EASTER_ROW,
      clicks: 52,
      ctr: 5.78,
      conversion_rate: 5.77,
    });
    expect(answer.series).toHaveLength(15);
    expect(answer.series.slice(-2)).toEqual([
      { at: '2026-03-02T13:00:00+02:00', impressions: 0, clicks: 7, conversions: 0, revenue: 0 },
      { at: '2026-03-02T14:00:00+02:00', impressions: 900, clicks: 45, conversions: 3, revenue: 750 },
    ]);
  });

  test('with a record and no activity is zeros', async () => {
    const answer = await answerCampaign(answerContext({ states: [campaign('42', 'Easter', 'draft')] }), '42');
    expect(answer).toMatchObject({ status: 'draft', impressions: 0, ctr: null, spend: 0, roas: null });
  });

  test('without a record is there once anything of it was ever seen', async () => {
    const facts = [event('click', 1, 'old', SAMPLE_AT - 400 * DAY)];
    expect(await answerCampaign(answerContext({ facts }), 'old')).toMatchObject({
      id: 'old',
      name: 'old',
      status: 'unknown',
      clicks: 0,
    });
  });

  test.each(['', 'x'.repeat(129), 'a\0b'])(
    'that can have no record (%j) is not there, without a look',
    async (impossible) => {
      const context = answerContext({ facts: EASTER });
      const reader = new Proxy(context.reader, {
        get: () => () => expect.unreachable('the store was asked'),
      });

      await expect(answerCampaign({ ...context, reader }, impossible)).rejects.toMatchObject({ code: 'not_found' });
    },
  );

  test('of which nothing was ever seen is not found', async () => {
    await expect(answerCampaign(answerContext({ facts: EASTER }), '43')).rejects.toMatchObject({
      code: 'not_found',
      path: '/id',
    });
  });

  test('adds no other currency to its revenue', async () => {
    const facts = [sale(500, '42'), sale(700, '42', { currency: 'USD' })];
    expect(await answerCampaign(answerContext({ facts }), '42')).toMatchObject({ revenue: 5 });
  });
});

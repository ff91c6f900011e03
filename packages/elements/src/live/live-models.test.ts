import type { LiveAnswer, MetricAnswer, MissingPart } from '@bizboost/core/contract';
import { describe, expect, it } from 'vitest';
import { metricAnswer } from '../../../../stories/fake-source.ts';
import { emptyAnswer, shopAnswer, STORY_NOW } from '../../../../stories/shop-data.ts';
import { liveEnglish } from '../kit/i18n/live-english.ts';
import { Language } from '../kit/language.ts';
import { hasPoints } from '../parts/chart/chart-model.ts';
import { summaryOf } from '../parts/chart/chart-summary.ts';
import { shareOf, totalOf } from '../parts/chart/chart-words.ts';
import { channelInk, channelName } from '../parts/channel/channel.ts';
import { dashboardModel } from './dashboard-model.ts';
import {
  campaignsCard,
  channelsChart,
  engagementCard,
  engagementsCard,
  productsChart,
  revenueCard,
  revenueChart,
} from './live-models.ts';
import { metricCard, metricChart, metricName } from './metric-models.ts';
import { missingWords } from '../parts/badge/missing-words.ts';
import { periodOf } from './period-name.ts';

const english = new Language('en-GB', liveEnglish);
const answer = shopAnswer({ period: 'today', now: STORY_NOW });
const empty = emptyAnswer('today', STORY_NOW);

describe('the cards of a live answer', () => {
  it('hold revenue against the same time of the period before', () => {
    expect(revenueCard(answer, english)).toMatchObject({
      value: answer.revenue.total_revenue,
      unit: 'money',
      currency: 'ZMW',
      comparison: { trend: 8.3, previous: answer.revenue.previous_revenue, period: 'today' },
    });
  });

  it('name what was earned in other currencies, and add it to nothing', () => {
    const mixed = { ...answer, revenue: { ...answer.revenue, other_currencies: { JPY: 1_200, KWD: 1.5 } } };
    const card = revenueCard(mixed, english);
    expect(card.value).toBe(answer.revenue.total_revenue);
    expect(card.note?.replace(/\u00a0/g, ' ')).toBe('Also JP¥1,200 and KWD 1.500');
  });

  it('count only campaigns that run, and name the one clicked most', () => {
    expect(campaignsCard(answer, english)).toMatchObject({
      value: 3,
      note: 'Best CTR: WhatsApp catalogue launch, 11.58%',
    });
  });

  it('say the hour with most engagement, or that there was none', () => {
    expect(engagementCard(answer, english).note).toBe('Peak at 18:00');
    expect(engagementCard(empty, english)).toMatchObject({ value: null, note: 'No engagement yet' });
  });
});

describe('an answer that lacks something', () => {
  const { revenue } = answer;
  const partial: LiveAnswer = {
    ...answer,
    freshness: 'partial',
    missing: [
      { code: 'sum_too_large', params: { field: 'channels' } },
      { code: 'sum_too_large', params: { field: 'revenue' } },
      { code: 'of_another_version' },
    ],
    revenue: {
      ...revenue,
      total_revenue: null,
      revenue_trend: null,
      previous_revenue: null,
      revenue_by_channel: { ...revenue.revenue_by_channel, instagram: null },
      top_products: [{ product_id: 'gold', name: 'Gold', revenue: null, quantity: null }, ...revenue.top_products],
      series: revenue.series.map((point, hour) => (hour === 9 ? { ...point, revenue: null } : point)),
    },
    channels: { ...answer.channels, website: { ...answer.channels['website']!, engagements: null } },
  };

  it('says what, each thing once, as far as there are words for it', () => {
    expect(missingWords(partial, english)).toBe('Some sums are too large to show');
    expect(missingWords(answer, english)).toBe('');
    expect(missingWords(undefined, english)).toBe('');
  });

  it('says which channel is late, and by how much', () => {
    const hours = (count: number) => ({ code: 'late_channel', params: { channel: 'whatsapp', hours: count } });
    const silent = { code: 'silent_channel', params: { channel: 'pop_up' } };
    const words = (...missing: readonly MissingPart[]) => missingWords({ missing: [...missing] }, english);
    expect(words(hours(1))).toBe('WhatsApp: nothing for 1 hour');
    expect(words(hours(1_204), silent)).toBe(
      'WhatsApp: nothing for 1,204 hours · Pop up: nothing for more than a month',
    );
  });

  it('compares with nothing where what was before cannot be told', () => {
    expect(revenueCard(partial, english)).toMatchObject({ value: null, comparison: undefined });
  });

  it('puts first what is too large to be told, and makes no total of it (state partial)', () => {
    const ring = channelsChart(partial, english);
    expect(ring.categories[0]?.key).toBe('instagram');
    expect(ring.series[0]?.values[0]).toBeNaN();
    expect(totalOf(ring)).toBeNaN();
    expect(shareOf(ring, 1)).toBeUndefined();
    expect(summaryOf('Channels', ring, english)).toMatch(
      /^Channels: 3 parts\. Highest WhatsApp with .*, lowest Facebook/,
    );
    expect(engagementsCard(partial, english).note).toBe('Most on Website');
  });

  it('is not taken for one without sales (states empty, partial)', () => {
    const only = {
      ...partial,
      revenue: { ...partial.revenue, top_products: partial.revenue.top_products.slice(0, 1) },
    };
    expect(hasPoints(productsChart(only, english))).toBe(true);
    const hours = revenue.series.map(({ at }) => ({ at, revenue: 0 }));
    const lone = {
      ...partial,
      revenue: { ...partial.revenue, series: [...hours, { at: 'x', revenue: null }] },
    };
    expect(hasPoints(revenueChart(lone, english))).toBe(true);
  });

  it('says it once on a dashboard: not again over the campaigns', () => {
    const page = { offers: () => true, act: () => undefined };
    expect(dashboardModel(partial, english, page).table).toMatchObject({ freshness: 'fresh', missing: undefined });
    expect(dashboardModel(answer, english, page).table).toBe(answer);
  });

  it('of a metric is told apart from no data', () => {
    const metric: MetricAnswer = {
      ...metricAnswer(answer, 'revenue', 'channel'),
      value: null,
      previous: null,
      trend: null,
      freshness: 'partial',
      missing: ['groups', 'previous', 'series', 'value'].map((field) => ({ code: 'sum_too_large', params: { field } })),
    };
    const card = metricCard({ ...metric, series: [{ at: 'x', value: null }] }, '', english);
    expect(card).toMatchObject({ value: null, comparison: undefined, note: 'Some sums are too large to show' });
    expect(card.series).toEqual([NaN]);
    const chart = metricChart(
      { ...metric, groups: [{ key: 'a', name: 'A', value: null, previous: null }] },
      'bar',
      english,
    );
    expect(hasPoints(chart)).toBe(true);
  });
});

describe('the charts of a live answer', () => {
  it('show revenue up to now, on an axis that runs to the end of the day', () => {
    const chart = revenueChart(answer, english);
    expect(chart.series[0]?.values).toHaveLength(15);
    expect(chart.categories).toHaveLength(24);
    expect(chart.isLastPartial).toBe(true);
  });

  it('show parts of revenue that add up to it', () => {
    expect(totalOf(channelsChart(answer, english))).toBeCloseTo(answer.revenue.total_revenue ?? NaN, 6);
  });

  it('list the channels that sold, and those that did not', () => {
    const chart = channelsChart(
      { ...answer, revenue: { ...answer.revenue, revenue_by_channel: { kiosk: 5 } } },
      english,
    );
    expect(chart.categories.map(({ label }) => label)).toEqual([
      'Kiosk',
      'Facebook',
      'Instagram',
      'WhatsApp',
      'Website',
    ]);
  });

  it('say how many of a product were sold', () => {
    expect(productsChart(answer, english).details?.[0]?.values[0]).toBe(answer.revenue.top_products[0]?.quantity);
  });
});

describe('channels', () => {
  it('keep their colour whoever else is there', () => {
    expect(channelInk(['whatsapp', 'kiosk', 'facebook']).get('whatsapp')).toBe(3);
    expect(channelInk(['whatsapp']).get('whatsapp')).toBe(3);
    expect(channelInk(['kiosk', 'fair']).get('fair')).not.toBe(channelInk(['kiosk', 'fair']).get('kiosk'));
  });

  it('are called as people call them', () => {
    expect(['whatsapp', 'pop_up.stall', 'constructor'].map((name) => channelName(name, english))).toEqual([
      'WhatsApp',
      'Pop up stall',
      'Constructor',
    ]);
    expect(metricName('average_order_value', english)).toBe('Average order value');
  });
});

describe('a dashboard’s model', () => {
  const page = { offers: () => true, act: () => undefined };

  it('is whole but for the part that cannot be made, which says why when it is read', () => {
    const poisoned = {
      ...answer,
      revenue: { ...answer.revenue, top_products: null as unknown as typeof answer.revenue.top_products },
    };
    const model = dashboardModel(poisoned, english, page);

    expect(model.cards.revenue.value).toBe(answer.revenue.total_revenue);
    expect(model.charts.revenue.categories).toHaveLength(24);
    expect(() => model.charts.products.series).toThrow(TypeError);
  });

  it('offers only what the page carries out', () => {
    const model = dashboardModel(answer, english, { ...page, offers: (action) => action === 'see-product' });
    expect(model.charts.products.action).toBe('see-product');
    expect(model.charts.channels.action).toBeUndefined();
    expect(model.empty.campaigns.action).toBeUndefined();
  });
});

describe('a period', () => {
  it.each(['today', 'week', 'month', '2026-03-01..2026-03-31'])('is %s', (name) => {
    expect(periodOf(name)).toBe(name);
  });

  it.each([null, undefined, '', 5, {}])('is today for %j', (wish) => {
    expect(periodOf(wish)).toBe('today');
  });
});

import { describe, expect, it } from 'vitest';
import { emptyAnswer, shopAnswer, STORY_NOW } from '../../../../stories/shop-data.ts';
import { Language } from '../kit/language.ts';
import { totalOf } from '../parts/chart/chart-words.ts';
import { channelInk, channelName } from './channel.ts';
import { dashboardModel } from './dashboard-model.ts';
import {
  campaignsCard,
  channelsChart,
  engagementCard,
  productsChart,
  revenueCard,
  revenueChart,
} from './live-models.ts';
import { metricName } from './metric-models.ts';
import { periodOf } from './period-name.ts';

const english = new Language('en-GB');
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

describe('the charts of a live answer', () => {
  it('show revenue up to now, on an axis that runs to the end of the day', () => {
    const chart = revenueChart(answer, english);
    expect(chart.series[0]?.values).toHaveLength(15);
    expect(chart.categories).toHaveLength(24);
    expect(chart.isLastPartial).toBe(true);
  });

  it('show parts of revenue that add up to it', () => {
    expect(totalOf(channelsChart(answer, english))).toBeCloseTo(answer.revenue.total_revenue, 6);
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

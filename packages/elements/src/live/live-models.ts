import type { LiveAnswer } from '@bizboost/core/contract';
import { hourText } from '../kit/format/time-text.ts';
import type { Language } from '../kit/language.ts';
import type { CardModel } from '../parts/card/card-model.ts';
import type { ChartModel, ChartSeries } from '../parts/chart/chart-model.ts';
import { channelInk, channelName } from '../parts/channel/channel.ts';
import { comparedPeriod } from './period-name.ts';
import { axisOf } from './series-axis.ts';

/** Revenue, how it compares, and what was earned in other currencies. */
export function revenueCard({ revenue, currency, period }: LiveAnswer, language: Language): CardModel {
  const others = Object.entries(revenue.other_currencies).map(([code, total]) =>
    language.number(total, { unit: 'money', currency: code }),
  );
  return {
    label: language.say('card.revenue'),
    value: revenue.total_revenue,
    unit: 'money',
    currency,
    comparison:
      revenue.previous_revenue === null
        ? undefined
        : {
            trend: revenue.revenue_trend,
            previous: revenue.previous_revenue,
            period: comparedPeriod(period.name),
          },
    series: revenue.series.map((point) => point.revenue ?? NaN),
    note: others.length === 0 ? undefined : language.say('card.also', { amounts: language.list(others) }),
    action: { label: language.say('action.see_products'), action: 'see-section', id: 'products' },
  };
}

/** How many of those who saw something did something, and when most. */
export function engagementCard({ engagement }: LiveAnswer, language: Language): CardModel {
  const { peak_time: peak } = engagement;
  return {
    label: language.say('card.engagement_rate'),
    value: engagement.engagement_rate,
    unit: 'percent',
    note:
      peak === null
        ? language.say('card.no_peak')
        : language.say('card.peak', { time: hourText(peak, language.locale) }),
    action: { label: language.say('action.see_channels'), action: 'see-section', id: 'channels' },
  };
}

/** How many campaigns run, and which is clicked most. */
export function campaignsCard({ campaigns }: LiveAnswer, language: Language): CardModel {
  const active = campaigns.filter(({ status }) => status === 'active');
  const best = active.filter(({ ctr }) => ctr !== null).sort((a, b) => (b.ctr ?? 0) - (a.ctr ?? 0))[0];
  const ctr = best === undefined ? '' : language.number(best.ctr, { unit: 'percent' });
  return {
    label: language.say('card.active_campaigns'),
    value: active.length,
    unit: 'count',
    note:
      best === undefined
        ? active.length === 0
          ? language.say('card.no_campaigns')
          : undefined
        : language.say('card.best_campaign', { name: best.name, ctr }),
    action: { label: language.say('action.see_campaigns'), action: 'see-section', id: 'campaigns' },
  };
}

/** How often people did something, and where most. */
export function engagementsCard({ engagement, channels }: LiveAnswer, language: Language): CardModel {
  const top = Object.entries(channels).sort(([, a], [, b]) => sizeOf(b.engagements) - sizeOf(a.engagements))[0];
  return {
    label: language.say('card.engagements'),
    value: engagement.total_engagements,
    unit: 'count',
    note:
      top === undefined || top[1].engagements === 0
        ? language.say('card.no_peak')
        : language.say('card.top_channel', { name: channelName(top[0], language) }),
    action: { label: language.say('action.see_engagements'), action: 'see-section', id: 'channels' },
  };
}

/** Revenue over time, on an axis that runs to the period's end. */
export function revenueChart({ revenue, currency, period, as_of }: LiveAnswer, language: Language): ChartModel {
  return {
    kind: 'line',
    categoryName: language.say('chart.time'),
    categories: axisOf(
      revenue.series.map(({ at }) => at),
      period,
      { locale: language.locale, timezone: period.timezone },
    ),
    series: [
      {
        key: 'revenue',
        name: language.say('measure.revenue'),
        values: revenue.series.map((point) => point.revenue ?? NaN),
        unit: 'money',
        currency,
      },
    ],
    isLastPartial: Date.parse(as_of) < Date.parse(period.to),
  };
}

/** The products with the most revenue, most first. */
export function productsChart({ revenue, currency }: LiveAnswer, language: Language): ChartModel {
  const { top_products: products } = revenue;
  return {
    kind: 'bar',
    categoryName: language.say('chart.product'),
    categories: products.map((product) => ({ key: product.product_id, label: product.name })),
    series: [
      {
        key: 'revenue',
        name: language.say('measure.revenue'),
        values: products.map((product) => product.revenue ?? NaN),
        unit: 'money',
        currency,
      },
    ],
    details: [
      {
        key: 'quantity',
        name: language.say('chart.quantity'),
        values: products.map((product) => product.quantity ?? NaN),
        unit: 'count',
      },
    ],
    action: 'see-product',
  };
}

/** Revenue by channel, most first, with what else is known of each. */
export function channelsChart({ revenue, channels, currency }: LiveAnswer, language: Language): ChartModel {
  const amounts = revenue.revenue_by_channel;
  const names = [...new Set([...Object.keys(channels), ...Object.keys(amounts)])].sort(
    (a, b) => sizeOf(amounts[b]) - sizeOf(amounts[a]),
  );
  const inks = channelInk(names);
  const detail = (key: 'impressions' | 'clicks' | 'conversions' | 'engagements' | 'engagement_rate'): ChartSeries => ({
    key,
    name: language.say(`measure.${key}`),
    values: names.map((name) => channels[name]?.[key] ?? null),
    unit: key === 'engagement_rate' ? 'percent' : 'count',
  });
  return {
    kind: 'doughnut',
    categoryName: language.say('chart.channel'),
    categories: names.map((name) => ({ key: name, label: channelName(name, language), ink: inks.get(name) })),
    series: [
      {
        key: 'revenue',
        name: language.say('measure.revenue'),
        values: names.map((name) => (amounts[name] === null ? NaN : (amounts[name] ?? 0))),
        unit: 'money',
        currency,
      },
    ],
    details: (['impressions', 'clicks', 'conversions', 'engagements', 'engagement_rate'] as const).map(detail),
    action: 'see-channel',
  };
}

// What cannot be told is more than anything that can.
function sizeOf(amount: number | null | undefined): number {
  return amount === null ? Number.MAX_VALUE : (amount ?? 0);
}

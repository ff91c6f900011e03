import type { LiveAnswer } from '@bizboost/core/contract';

/** Everything in the stories happens at this moment: a Monday afternoon in Lusaka. */
export const STORY_NOW = Date.parse('2026-03-02T12:05:11Z');

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LUSAKA_OFFSET_MS = 2 * HOUR_MS;
const ZONE = 'Africa/Lusaka';

const PRODUCTS = [
  ['p1', 'Chitenge, six yards', 350],
  ['p2', 'Kapana wrap dress', 620],
  ['p3', 'Beaded Ngoni necklace', 180],
  ['p4', 'Men’s chitenge shirt', 410],
  ['p5', 'Woven Tonga basket, large, with lid and handles', 540],
  ['p6', 'Head wrap', 90],
  ['p7', 'Tote bag', 150],
  ['p8', 'Cushion cover pair', 220],
  ['p9', 'Baby carrier cloth', 130],
  ['p10', 'Table runner', 160],
] as const;

/** What things cost, in kwacha. */
export const PRICES: readonly number[] = PRODUCTS.map(([, , price]) => price);

const SHARES = { whatsapp: 0.46, website: 0.27, facebook: 0.16, instagram: 0.11 } as const;

/** The same numbers each time: a small linear congruential generator. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** How far a shop's day has come. */
export interface ShopMoment {
  readonly period: string;
  /** ms UTC. */
  readonly now: number;
  /** Sales made while the story is looked at, in kwacha. */
  readonly extra?: number;
}

const at = (time: number): string => `${new Date(time + LUSAKA_OFFSET_MS).toISOString().slice(0, 19)}+02:00`;
const startOfDay = (time: number): number => Math.floor((time + LUSAKA_OFFSET_MS) / DAY_MS) * DAY_MS - LUSAKA_OFFSET_MS;
const cents = (amount: number): number => Math.round(amount * 100) / 100;

interface Stretch {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly stepMs: number;
}

function stretchOf(period: string, now: number): Stretch {
  const today = startOfDay(now);
  if (period === 'week') {
    const weekday = (new Date(today + LUSAKA_OFFSET_MS).getUTCDay() + 6) % 7;
    return { name: 'week', from: today - weekday * DAY_MS, to: today + (7 - weekday) * DAY_MS, stepMs: DAY_MS };
  }
  if (period === 'month')
    return {
      name: 'month',
      from: Date.parse('2026-02-28T22:00:00Z'),
      to: Date.parse('2026-03-31T22:00:00Z'),
      stepMs: DAY_MS,
    };
  const [from, to] = period.split('..');
  if (from !== undefined && to !== undefined) {
    return {
      name: period,
      from: Date.parse(`${from}T00:00:00+02:00`),
      to: Date.parse(`${to}T00:00:00+02:00`) + DAY_MS,
      stepMs: from === to ? HOUR_MS : DAY_MS,
    };
  }
  return { name: 'today', from: today, to: today + DAY_MS, stepMs: HOUR_MS };
}

// A shop's day: quiet at night, a small peak at noon, the big one in the evening.
const HOURLY = [
  0, 0, 0, 0, 0, 0.1, 0.3, 0.6, 0.9, 1.1, 1.2, 1.4, 1.7, 1.5, 1.3, 1.2, 1.4, 1.9, 2.4, 2.2, 1.6, 0.9, 0.4, 0.1,
];

function seriesOf({ from, to, stepMs }: Stretch, now: number): { at: string; revenue: number }[] {
  const random = seeded(Math.floor(from / DAY_MS));
  const series: { at: string; revenue: number }[] = [];
  for (let time = from; time < Math.min(to, now + 1); time += stepMs) {
    const hour = Math.floor(((time + LUSAKA_OFFSET_MS) % DAY_MS) / HOUR_MS);
    const weight = stepMs === HOUR_MS ? (HOURLY[hour] ?? 0) * 620 : 17_500;
    const share = Math.min(1, (now - time) / stepMs);
    series.push({ at: at(time), revenue: cents(weight * (0.7 + 0.6 * random()) * share) });
  }
  return series;
}

/** The live answer of the shop at a moment. */
export function shopAnswer({ period, now, extra = 0 }: ShopMoment): LiveAnswer {
  const stretch = stretchOf(period, now);
  const series = seriesOf(stretch, now);
  const last = series.at(-1);
  if (last !== undefined) last.revenue = cents(last.revenue + extra);
  const total = cents(series.reduce((sum, { revenue }) => sum + revenue, 0));
  const days = Math.max(0.4, (Math.min(now, stretch.to) - stretch.from) / DAY_MS);
  const previous = cents(total / 1.083 - extra * 0.92);
  return {
    revenue: {
      total_revenue: total,
      revenue_trend: previous === 0 ? null : Math.round(((total - previous) / previous) * 1_000) / 10,
      previous_revenue: previous,
      top_products: productsOf(total),
      revenue_by_channel: channelsOf(total),
      series,
      other_currencies: {},
    },
    campaigns: campaignsOf(days, extra),
    engagement: { total_engagements: Math.round(812 * days + extra / 40), engagement_rate: 4.13, peak_time: '18:00' },
    channels: {
      facebook: channel(days, 9_400, 322, 21, 318),
      instagram: channel(days, 6_120, 205, 12, 291),
      whatsapp: channel(days, 2_310, 410, 64, 152),
      website: channel(days, 1_830, 148, 33, 51),
    },
    business_id: 'chitenge-house',
    currency: 'ZMW',
    as_of: new Date(now).toISOString(),
    revision: `${period}-${now}-${extra}`,
    freshness: 'fresh',
    period: {
      name: stretch.name,
      from: new Date(stretch.from).toISOString(),
      to: new Date(stretch.to).toISOString(),
      timezone: ZONE,
    },
    compared_to: { from: new Date(stretch.from - DAY_MS).toISOString(), to: new Date(now - DAY_MS).toISOString() },
  };
}

/** The same shop on its first day: everything there, nothing happened. */
export function emptyAnswer(period: string, now: number): LiveAnswer {
  const answer = shopAnswer({ period, now });
  const none = { impressions: 0, clicks: 0, conversions: 0, engagements: 0, engagement_rate: null };
  return {
    ...answer,
    revenue: {
      ...answer.revenue,
      total_revenue: 0,
      revenue_trend: null,
      previous_revenue: 0,
      top_products: [],
      revenue_by_channel: {},
      series: answer.revenue.series.map((point) => ({ ...point, revenue: 0 })),
    },
    campaigns: [],
    engagement: { total_engagements: 0, engagement_rate: null, peak_time: null },
    channels: { facebook: none, instagram: none, whatsapp: none, website: none },
    revision: `empty-${period}`,
  };
}

/** The same shop with a till that rang up far too much on one channel at noon: some sums are beyond what can be told. */
export function vastAnswer(moment: ShopMoment): LiveAnswer {
  const answer = shopAnswer(moment);
  const { revenue } = answer;
  return {
    ...answer,
    revenue: {
      ...revenue,
      total_revenue: null,
      revenue_trend: null,
      top_products: revenue.top_products.map((product, rank) => (rank === 0 ? { ...product, revenue: null } : product)),
      revenue_by_channel: { ...revenue.revenue_by_channel, instagram: null },
      series: revenue.series.map((point, step) => (step === 12 ? { ...point, revenue: null } : point)),
    },
    freshness: 'partial',
    missing: [{ code: 'sum_too_large', params: { field: 'revenue' } }],
    revision: `vast-${answer.revision}`,
  };
}

function productsOf(total: number): LiveAnswer['revenue']['top_products'] {
  const weights = [0.24, 0.19, 0.13, 0.11, 0.09, 0.07, 0.06, 0.05, 0.035, 0.025];
  return PRODUCTS.map(([id, name, price], index) => {
    const revenue = cents(total * (weights[index] ?? 0));
    return { product_id: id, name, revenue, quantity: Math.max(1, Math.round(revenue / price)) };
  });
}

function channelsOf(total: number): Record<string, number> {
  const [first, ...others] = Object.entries(SHARES);
  const rest = Object.fromEntries(others.map(([name, share]) => [name, cents(total * share)]));
  const used = Object.values(rest).reduce((sum, amount) => sum + amount, 0);
  return { ...(first === undefined ? {} : { [first[0]]: cents(total - used) }), ...rest };
}

function channel(
  days: number,
  impressions: number,
  clicks: number,
  conversions: number,
  engagements: number,
): LiveAnswer['channels'][string] {
  const shown = Math.round(impressions * days);
  const engaged = Math.round(engagements * days);
  return {
    impressions: shown,
    clicks: Math.round(clicks * days),
    conversions: Math.round(conversions * days),
    engagements: engaged,
    engagement_rate: shown === 0 ? null : Math.round((engaged / shown) * 10_000) / 100,
  };
}

function campaignsOf(days: number, extra: number): LiveAnswer['campaigns'] {
  const rows = [
    ['42', 'Easter colours', 'active', 7_240, 391, 34, 5_180, 1_380],
    ['43', 'Teachers’ payday weekend', 'active', 4_905, 187, 12, 2_210, 900],
    ['44', 'WhatsApp catalogue launch', 'active', 2_310, 268, 29, 4_020, 450],
    ['45', 'Instagram reels, wrap dresses', 'paused', 3_480, 96, 5, 860, 620],
    ['46', 'Women’s Day, 8 March', 'draft', 0, 0, 0, 0, 0],
  ] as const;
  return rows.map(([id, name, status, impressions, clicks, conversions, revenue, spend], index) => {
    const [shown, pressed, bought] = [
      Math.round(impressions * days),
      Math.round(clicks * days) + (index === 0 ? Math.round(extra / 90) : 0),
      Math.round(conversions * days),
    ];
    const [earned, spent] = [cents(revenue * days + (index === 0 ? extra : 0)), cents(spend * days)];
    const rate = (part: number, whole: number): number | null =>
      whole === 0 ? null : Math.round((part / whole) * 10_000) / 100;
    return {
      id,
      name,
      status,
      impressions: shown,
      clicks: pressed,
      conversions: bought,
      ctr: rate(pressed, shown),
      conversion_rate: rate(bought, pressed),
      revenue: earned,
      spend: spent,
      roas: spent === 0 ? null : Math.round((earned / spent) * 100) / 100,
    };
  });
}

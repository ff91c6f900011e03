import { deepEqual } from 'node:assert/strict';
import type { LiveAnswer } from '@bizboost/core';
import { campaignId, productId } from './records.ts';
import { CAMPAIGNS, CHANNELS, PRODUCTS } from './trade.ts';
import { PLACES, type LiveTotals } from './typed-array-totals.ts';

/** Throws where a live answer and the hand-written totals of the same data differ in any number. */
export function assertSameNumbers(answer: LiveAnswer, totals: LiveTotals): void {
  deepEqual(numbersOfAnswer(answer), numbersOfTotals(totals));
}

function numbersOfAnswer({ revenue, campaigns, engagement, channels }: LiveAnswer) {
  return {
    revenue: revenue.total_revenue,
    previous: revenue.previous_revenue,
    series: revenue.series.map((step) => step.revenue),
    byChannel: { ...revenue.revenue_by_channel },
    products: revenue.top_products.map((product) => [product.product_id, product.revenue, product.quantity]),
    campaigns: Object.fromEntries(
      campaigns.map((one) => [one.id, [one.impressions, one.clicks, one.conversions, one.revenue]]),
    ),
    channels: Object.fromEntries(
      Object.entries(channels).map(([name, one]) => [
        name,
        [one.impressions, one.clicks, one.conversions, one.engagements],
      ]),
    ),
    engagements: engagement.total_engagements,
    peak: engagement.peak_time,
  };
}

function numbersOfTotals(totals: LiveTotals): ReturnType<typeof numbersOfAnswer> {
  const { revenueByProduct, quantityByProduct, countsByChannel, countsByCampaign, engagementsByHour } = totals;
  const products = range(1, PRODUCTS).sort((a, b) => revenueByProduct[b]! - revenueByProduct[a]!);
  const campaigns = range(1, CAMPAIGNS).map((one) => [
    campaignId(one),
    [...placesOf(countsByCampaign, one).slice(0, 3), totals.revenueByCampaign[one]! / 100],
  ]);
  const channels = CHANNELS.map((name, index) => [name, placesOf(countsByChannel, index)] as const);
  return {
    revenue: totals.revenue / 100,
    previous: totals.previousRevenue / 100,
    series: [...totals.revenueByDay].map((minor) => minor / 100),
    byChannel: Object.fromEntries(CHANNELS.map((name, index) => [name, totals.revenueByChannel[index]! / 100])),
    products: products
      .slice(0, 10)
      .map((one) => [productId(one), revenueByProduct[one]! / 100, quantityByProduct[one]!]),
    campaigns: Object.fromEntries(campaigns) as Record<string, number[]>,
    channels: Object.fromEntries(channels),
    engagements: channels.reduce((sum, [, counts]) => sum + counts[3]!, 0),
    peak: `${String(engagementsByHour.indexOf(Math.max(...engagementsByHour))).padStart(2, '0')}:00`,
  };
}

/** Impressions, clicks, conversions and engagements of one channel or campaign. */
function placesOf(counts: Float64Array, index: number): number[] {
  return [...counts.subarray(index * PLACES, index * PLACES + 4)];
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

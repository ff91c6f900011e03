import { deepEqual } from 'node:assert/strict';
import type { LiveAnswer } from '@bizboost/core';
import { CAMPAIGNS, OFFSET_MS } from './thousand-shops.ts';
import type { MeasuredStore } from './measured-store.ts';
import type { SqlRow } from '../../packages/adapters/src/sql/statement.ts';

export interface HandQuestion {
  readonly shop: string;
  readonly period: Span;
  readonly previous: Span;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const ENGAGEMENTS = "('reaction', 'comment', 'share', 'save', 'engagement')";
const NET = 'SUM(gross_minor - discount_minor - refund_minor) AS net';
const COUNTS = `SUM(CASE WHEN type = 'impression' THEN occurrences ELSE 0 END) AS impressions,
  SUM(CASE WHEN type = 'click' THEN occurrences ELSE 0 END) AS clicks,
  SUM(CASE WHEN type = 'conversion' THEN occurrences ELSE 0 END) AS conversions,
  SUM(CASE WHEN type IN ${ENGAGEMENTS} THEN occurrences ELSE 0 END) AS engagements`;

/** The numbers of a live answer, as one would write its questions by hand for this one dashboard: all at once, over the driver's own pool. */
export async function liveByHand({ ask: askOf, divide }: MeasuredStore, { shop, period, previous }: HandQuestion) {
  const ask = (text: string): Promise<readonly SqlRow[]> => askOf(text, shop);
  const during = ({ from, to }: Span): string =>
    `business_id = ? AND occurred_at_ms >= ${from} AND occurred_at_ms < ${to}`;
  const lines = `FROM bizboost_ledger_line WHERE ${during(period)} AND currency = 'ZMW'`;
  const events = `FROM bizboost_event WHERE ${during(period)}`;
  const day = `(occurred_at_ms + ${OFFSET_MS}) ${divide} ${DAY_MS}`;
  const hour = `((occurred_at_ms + ${OFFSET_MS}) ${divide} ${HOUR_MS}) % 24`;
  const [days, before, channels, products, sold, spent, seen, busy, hours, names] = await Promise.all([
    ask(`SELECT ${day} AS day, ${NET} ${lines} GROUP BY ${day} ORDER BY ${day}`),
    ask(`SELECT ${NET} FROM bizboost_ledger_line WHERE ${during(previous)} AND currency = 'ZMW'`),
    ask(`SELECT channel, ${NET} ${lines} GROUP BY channel`),
    ask(
      `SELECT product_id, net, quantity, record FROM (SELECT product_id, ${NET}, SUM(quantity_thousandths) AS quantity ${lines} GROUP BY product_id ORDER BY net DESC, product_id LIMIT 10) AS best LEFT JOIN bizboost_state ON business_id = ? AND kind = 'product' AND id = product_id ORDER BY net DESC, product_id`,
    ),
    ask(`SELECT campaign_id, ${NET} ${lines} GROUP BY campaign_id`),
    ask(
      `SELECT campaign_id, SUM(amount_minor) AS spend FROM bizboost_spend WHERE ${during(period)} GROUP BY campaign_id`,
    ),
    ask(`SELECT campaign_id, ${COUNTS} ${events} GROUP BY campaign_id`),
    ask(`SELECT channel, ${COUNTS} ${events} GROUP BY channel`),
    ask(
      `SELECT ${hour} AS hour, SUM(occurrences) AS n ${events} AND type IN ${ENGAGEMENTS} GROUP BY ${hour} ORDER BY n DESC, hour LIMIT 1`,
    ),
    ask(`SELECT id, record FROM bizboost_state WHERE business_id = ? AND kind = 'campaign'`),
  ]);
  const byCampaign = new Map(sold.map((row) => [row['campaign_id'], Number(row['net']) / 100]));
  return {
    revenue: sum(days, 'net') / 100,
    previous: sum(before, 'net') / 100,
    series: days.map((row) => Number(row['net']) / 100).filter((one) => one !== 0),
    byChannel: sorted(channels.map((row) => [row['channel'], Number(row['net']) / 100])),
    products: products.map((row) => {
      const { name } = JSON.parse(row['record'] as string) as { name: string };
      return [row['product_id'], name, Number(row['net']) / 100, Number(row['quantity']) / 1_000];
    }),
    campaigns: sorted(
      seen
        .filter((row) => row['campaign_id'] !== null)
        .map((row) => [row['campaign_id'], ...countsOf(row), byCampaign.get(row['campaign_id']) ?? 0])
        .filter(([, ...counts]) => counts.some((one) => one !== 0)),
    ),
    spend: sum(spent, 'spend') / 100,
    channels: sorted(busy.map((row) => [row['channel'], ...countsOf(row), Number(row['engagements'])])),
    peak: hours[0] === undefined ? null : `${String(Number(hours[0]['hour'])).padStart(2, '0')}:00`,
    names: sorted(
      names.map((row) => {
        const { name, status } = JSON.parse(row['record'] as string) as { name: string; status: string };
        return [row['id'], name, status];
      }),
    ),
  };
}

/** Throws where our answer has other numbers. */
export function assertSameAsByHand(
  { revenue, campaigns, engagement, channels }: LiveAnswer,
  byHand: Awaited<ReturnType<typeof liveByHand>>,
): void {
  deepEqual(
    {
      revenue: revenue.total_revenue,
      previous: revenue.previous_revenue,
      series: revenue.series.map((step) => step.revenue).filter((one) => one !== 0),
      byChannel: sorted(Object.entries(revenue.revenue_by_channel).filter(([, one]) => one !== 0)),
      products: revenue.top_products.map((one) => [one.product_id, one.name, one.revenue, one.quantity]),
      campaigns: sorted(
        campaigns
          .map((one) => [one.id, one.impressions, one.clicks, one.conversions, one.revenue])
          .filter(([, ...counts]) => counts.some((one) => one !== 0)),
      ),
      spend: campaigns.reduce((total, one) => total + (one.spend ?? 0), 0),
      channels: sorted(
        Object.entries(channels)
          .map(([name, one]) => [name, one.impressions, one.clicks, one.conversions, one.engagements])
          .filter(([, ...counts]) => counts.some((one) => one !== 0)),
      ),
      peak: engagement.peak_time,
      names: sorted(CAMPAIGNS.map(({ id, name, status }) => [id, name, status])),
    },
    byHand,
  );
}

const sum = (rows: readonly SqlRow[], name: string): number =>
  rows.reduce((total, row) => total + Number(row[name] ?? 0), 0);

const countsOf = (row: SqlRow): readonly number[] =>
  ['impressions', 'clicks', 'conversions'].map((name) => Number(row[name]));

const sorted = (rows: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] =>
  rows.toSorted((one, other) => (String(one[0]) < String(other[0]) ? -1 : 1));

import { BizBoostError } from '../kernel/errors.ts';
import { count, distinct, divide, sum } from './builders.ts';
import { defineMetric } from './define-metric.ts';
import type { MetricDefinition } from './definition.ts';

/** The event types that are engagement with content. */
export const ENGAGEMENT_TYPES = ['reaction', 'comment', 'share', 'save', 'engagement'] as const;

const revenue = { revenue: sum('sale', 'revenue') };
const impressions = count('event', 'impression');
const clicks = count('event', 'click');
const conversions = count('event', 'conversion');
const engagements = count('event', ENGAGEMENT_TYPES);
const only = ({ value }: { readonly value: number }): number => value;

/** Every metric of the contract. Sales count where they are in the business's own currency. */
export const builtInMetrics: readonly MetricDefinition[] = [
  defineMetric({
    name: 'gross_revenue',
    unit: 'money',
    description: 'What sales came to before discounts and refunds, without tax and shipping',
    measures: { value: sum('sale', 'gross') },
    value: only,
  }),
  defineMetric({
    name: 'net_revenue',
    unit: 'money',
    description: 'Gross revenue less discounts and refunds; a refund counts when it happens',
    measures: { value: sum('sale', 'net') },
    value: only,
  }),
  ...['revenue', 'total_revenue'].map((name) =>
    defineMetric({
      name,
      unit: 'money',
      description: "Net or gross revenue, as the business's revenue basis says",
      measures: revenue,
      value: (sums) => sums.revenue,
    }),
  ),
  defineMetric({
    name: 'orders',
    unit: 'count',
    description: 'Sales',
    measures: { value: count('sale') },
    value: only,
  }),
  defineMetric({
    name: 'units',
    unit: 'count',
    description: 'Pieces sold; what was given back is not taken off',
    measures: { thousandths: sum('sale', 'quantity') },
    value: ({ thousandths }) => divide(thousandths, 1_000),
  }),
  defineMetric({
    name: 'average_order_value',
    unit: 'money',
    description: 'Revenue per sale',
    measures: { ...revenue, orders: count('sale') },
    value: (sums) => divide(sums.revenue, sums.orders),
  }),
  defineMetric({
    name: 'refunds',
    unit: 'money',
    description: 'What was given back, when it was given back',
    measures: { value: sum('sale', 'refund') },
    value: only,
  }),
  defineMetric({
    name: 'discounts',
    unit: 'money',
    description: 'What sales took off their lines',
    measures: { value: sum('sale', 'discount') },
    value: only,
  }),
  defineMetric({
    name: 'spend',
    unit: 'money',
    description: 'What campaigns cost',
    measures: { value: sum('spend', 'amount') },
    value: only,
  }),
  defineMetric({
    name: 'impressions',
    unit: 'count',
    description: 'Times something was shown',
    measures: { value: impressions },
    value: only,
  }),
  defineMetric({ name: 'clicks', unit: 'count', description: 'Clicks', measures: { value: clicks }, value: only }),
  defineMetric({
    name: 'conversions',
    unit: 'count',
    description: 'Conversions',
    measures: { value: conversions },
    value: only,
  }),
  defineMetric({
    name: 'engagements',
    unit: 'count',
    description: 'Reactions, comments, shares, saves and other engagement',
    measures: { value: engagements },
    value: only,
  }),
  defineMetric({
    name: 'engagement_rate',
    unit: 'percent',
    description: 'Engagements per impression',
    measures: { engagements, impressions },
    value: (sums) => divide(sums.engagements, sums.impressions),
  }),
  defineMetric({
    name: 'ctr',
    unit: 'percent',
    description: 'Clicks per impression',
    measures: { clicks, impressions },
    value: (sums) => divide(sums.clicks, sums.impressions),
  }),
  defineMetric({
    name: 'conversion_rate',
    unit: 'percent',
    description: 'Conversions per click',
    measures: { conversions, clicks },
    value: (sums) => divide(sums.conversions, sums.clicks),
  }),
  defineMetric({
    name: 'roas',
    unit: 'ratio',
    description: 'Revenue of sales that belong to a campaign, per money spent on campaigns',
    measures: { ...revenue, unattributed: sum('sale', 'revenue', { campaign: [null] }), spend: sum('spend', 'amount') },
    value: (sums) => divide(sums.revenue - sums.unattributed, sums.spend),
  }),
  defineMetric({
    name: 'visitors',
    unit: 'count',
    description: 'Different visitors seen in events and sales',
    measures: { visitors: distinct('visitor') },
    value: (sums) => sums.visitors,
  }),
];

/** The built-in metrics and a host's own, by name. Throws `conflict` for a name that is taken. */
export function metricsByName(own: readonly MetricDefinition[] = []): ReadonlyMap<string, MetricDefinition> {
  const byName = new Map(builtInMetrics.map((metric) => [metric.name, metric]));
  for (const metric of own) {
    if (byName.has(metric.name)) {
      const facts = { path: '/metrics', expected: 'a name that is not taken', received: metric.name };
      throw new BizBoostError(
        'conflict',
        `There is a metric "${metric.name}" already: give yours another name.`,
        facts,
      );
    }
    byName.set(metric.name, defineMetric(metric));
  }
  return byName;
}

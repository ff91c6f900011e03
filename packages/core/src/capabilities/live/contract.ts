import * as z from 'zod/mini';
import { commonFields, periodParams } from '../../protocol/common-fields.ts';
import { defineQuery } from '../../protocol/query.ts';

/** `null` where the sum is beyond what a number holds exactly: the answer is `partial` then, and `missing` names the field. */
const amount = z.nullable(z.number());
const count = z.nullable(z.number());
/** Two decimals; `null` is "no data" (nothing to divide by), or that a sum of it cannot be told. */
const rate = z.nullable(z.number());

/** Revenue of a period, as it stands in `live` and by itself. */
export const revenueFields = {
  /** Major units of `currency`, on the business's revenue basis. */
  total_revenue: amount,
  /** Percent, one decimal, against the like-for-like previous interval; `null` when that was 0. */
  revenue_trend: z.nullable(z.number()),
  previous_revenue: amount,
  /** At most ten, most revenue first, ties by name. */
  top_products: z.array(z.object({ product_id: z.string(), name: z.string(), revenue: amount, quantity: count })),
  revenue_by_channel: z.record(z.string(), amount),
  /** Elapsed buckets only, zeros filled; `at` is the bucket's local start with its offset. */
  series: z.array(z.object({ at: z.string(), revenue: amount })),
  /** Totals in other currencies, never added to the rest. */
  other_currencies: z.record(z.string(), amount),
};

/** One campaign in a period. */
export const campaignFields = {
  id: z.string(),
  name: z.string(),
  status: z.string(),
  impressions: count,
  clicks: count,
  conversions: count,
  ctr: rate,
  conversion_rate: rate,
  revenue: amount,
  spend: amount,
  roas: rate,
};

/** What people did with what they saw, over all channels. */
export const engagementFields = {
  total_engagements: count,
  engagement_rate: rate,
  /** `"18:00"`, local; `null` if there were none. */
  peak_time: z.nullable(z.string()),
};

/** One channel in a period. */
export const channelFields = {
  impressions: count,
  clicks: count,
  conversions: count,
  engagements: count,
  engagement_rate: rate,
};

/** What `analytics/live` answers. */
export const liveResult = z.object({
  revenue: z.object(revenueFields),
  campaigns: z.array(z.object(campaignFields)),
  /** How many campaigns are not listed. */
  more: z.optional(z.number()),
  engagement: z.object(engagementFields),
  channels: z.record(z.string(), z.object(channelFields)),
  ...commonFields,
});

/** What `analytics/live/revenue` answers. */
export const revenueResult = z.object({ ...revenueFields, ...commonFields });

/** What `analytics/live/campaign/{id}` answers. */
export const campaignResult = z.object({
  ...campaignFields,
  series: z.array(z.object({ at: z.string(), impressions: count, clicks: count, conversions: count, revenue: amount })),
  ...commonFields,
});

const unit = z.enum(['money', 'count', 'percent', 'ratio', 'duration']);

/** What `analytics/metrics/{name}` answers. */
export const metricResult = z.object({
  name: z.string(),
  unit,
  value: rate,
  previous: rate,
  trend: z.nullable(z.number()),
  series: z.array(z.object({ at: z.string(), value: rate })),
  by: z.optional(z.string()),
  groups: z.optional(z.array(z.object({ key: z.nullable(z.string()), name: z.string(), value: rate, previous: rate }))),
  /** How many groups are not listed. */
  more: z.optional(z.number()),
  ...commonFields,
});

/** What `analytics/metrics/{name}/drivers` answers. */
export const driversResult = z.object({
  name: z.string(),
  unit,
  value: rate,
  previous: rate,
  /** Percent, one decimal. */
  trend: z.nullable(z.number()),
  /** Value less previous, in the metric's unit (percentage points of a `percent`); `null` where either is. */
  change: z.nullable(z.number()),
  /** Those whose groups add up to the whole; the one that tells most first. */
  dimensions: z.array(
    z.object({
      by: z.string(),
      /** Largest change first, at most ten. Their changes and the rest's add up to `change` exactly. */
      drivers: z.array(
        z.object({
          /** `null` for records that have none. */
          key: z.nullable(z.string()),
          name: z.string(),
          value: rate,
          previous: rate,
          change: z.number(),
          is_new: z.boolean(),
          is_gone: z.boolean(),
        }),
      ),
      rest: z.optional(z.object({ groups: z.number(), change: z.number() })),
    }),
  ),
  ...commonFields,
});

/** Everything at a glance: revenue, campaigns, engagement, channels. */
export type LiveAnswer = z.infer<typeof liveResult>;
/** The `revenue` of a live answer, by itself. */
export type RevenueAnswer = z.infer<typeof revenueResult>;
/** A campaign's row with its series. */
export type CampaignAnswer = z.infer<typeof campaignResult>;
/** Any metric: its value, the one before, its course, and its groups where it is split. */
export type MetricAnswer = z.infer<typeof metricResult>;
/** What moved a metric, and by how much each. */
export type DriversAnswer = z.infer<typeof driversResult>;

/** Parameters: the period; default today. */
export const liveQuery = defineQuery({
  name: 'live',
  path: 'analytics/live',
  summary: 'Revenue, campaigns, engagement and channels of a period',
  params: z.object(periodParams),
  result: liveResult,
});

/** Parameters: the period; default today. */
export const revenueQuery = defineQuery({
  name: 'revenue',
  path: 'analytics/live/revenue',
  summary: 'Revenue of a period',
  params: z.object(periodParams),
  result: revenueResult,
});

/** Parameters: the campaign's id, the period. `not_found` for a campaign that no record and no activity tells of. */
export const campaignQuery = defineQuery({
  name: 'campaign',
  path: 'analytics/live/campaign/{id}',
  summary: 'One campaign in a period, with its series',
  params: z.object({ id: z.string(), ...periodParams }),
  result: campaignResult,
});

/** Parameters: the metric's name, what to split it by, the period. `not_found` for an unknown name, `invalid_input` for what is no dimension. */
export const metricQuery = defineQuery({
  name: 'metric',
  path: 'analytics/metrics/{name}',
  summary: 'Any metric: value, previous, trend, series, and split by a dimension',
  params: z.object({ name: z.string(), by: z.optional(z.string()), ...periodParams }),
  result: metricResult,
});

/**
 * Parameters: the metric's name, one dimension (default channel, product, campaign and hour), the period. `not_found` for an unknown name,
 * `invalid_input` for what is no dimension.
 */
export const driversQuery = defineQuery({
  name: 'drivers',
  path: 'analytics/metrics/{name}/drivers',
  summary: 'What moved a metric against the like-for-like interval before',
  params: z.object({ name: z.string(), by: z.optional(z.string()), ...periodParams }),
  result: driversResult,
});

import type { TableMapping } from './mapping.ts';

export interface BizboostTablesOptions {
  /** ISO 4217, of sales whose row has none. */
  readonly currency?: string;
  /** IANA name of the zone whose days `bizboost_analytics_daily_aggregates` has. Without it that table is left alone. */
  readonly timezone?: string;
  /** Businesses by their profile, where the host does not give it with `analytics.for(id, profile)`. */
  readonly businesses?: TableMapping['businesses'];
}

/**
 * The mapping of the tables of the BizBoost application: `bizboost_analytics_events`, `bizboost_campaigns`, `bizboost_posts`, `bizboost_sales` and, where
 * their zone is said, `bizboost_analytics_daily_aggregates`. Plain data: spread it to rename what is called otherwise.
 *
 * ```ts
 * const { events, ...tables } = bizboostTables({ currency: 'ZMW' });
 * const mapping = { ...tables, events: { ...events, table: 'tracking', occurred_at: 'happened_at' } };
 * ```
 */
export function bizboostTables({ currency, timezone, businesses }: BizboostTablesOptions = {}) {
  return {
    ...(currency !== undefined && { currency }),
    ...(businesses !== undefined && { businesses }),
    events: EVENTS,
    campaigns: CAMPAIGNS,
    posts: POSTS,
    sales: SALES,
    ...(timezone !== undefined && { daily_sums: { ...DAILY_SUMS, timezone } }),
  } as const satisfies TableMapping;
}

const EVENTS = {
  table: 'bizboost_analytics_events',
  id: 'id',
  business_id: 'business_id',
  type: 'event_type',
  occurred_at: 'created_at',
  channel: 'channel',
  count: { column: 'count', optional: true },
  value: { column: 'value', optional: true },
  campaign_id: { column: 'campaign_id', optional: true },
  post_id: { column: 'post_id', optional: true },
  product_id: { column: 'product_id', optional: true },
  visitor_id: { column: 'visitor_id', optional: true },
  session_id: { column: 'session_id', optional: true },
} as const;

const CAMPAIGNS = {
  table: 'bizboost_campaigns',
  id: 'id',
  business_id: 'business_id',
  name: 'name',
  status: 'status',
  starts_at: 'starts_at',
  ends_at: 'ends_at',
  budget: 'budget',
  updated_at: 'updated_at',
  deleted_at: 'deleted_at',
} as const;

const POSTS = {
  table: 'bizboost_posts',
  id: 'id',
  business_id: 'business_id',
  channel: 'channel',
  status: 'status',
  caption: 'caption',
  hashtags: 'hashtags',
  media: {
    column: 'media_type',
    default: 'none',
    words: { photo: 'image', picture: 'image', text: 'none', reel: 'video', album: 'carousel', gallery: 'carousel' },
  },
  paid: 'is_paid',
  scheduled_at: 'scheduled_at',
  published_at: 'published_at',
  updated_at: 'updated_at',
  deleted_at: 'deleted_at',
} as const;

const SALES = {
  table: 'bizboost_sales',
  id: 'id',
  business_id: 'business_id',
  product_id: 'product_id',
  name: 'product_name',
  quantity: 'quantity',
  unit_price: 'unit_price',
  discount: 'discount',
  currency: 'currency',
  channel: 'channel',
  campaign_id: 'campaign_id',
  customer_id: 'customer_id',
  occurred_at: 'sold_at',
  deleted_at: 'deleted_at',
} as const;

const DAILY_SUMS = {
  table: 'bizboost_analytics_daily_aggregates',
  business_id: 'business_id',
  date: 'date',
  channel: 'channel',
  impressions: 'impressions',
  clicks: 'clicks',
  conversions: 'conversions',
  engagements: 'engagements',
  revenue: 'revenue',
} as const;

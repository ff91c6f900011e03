import fc from 'fast-check';
import type { AppTypes } from './app-tables.ts';

/** The application whose tables have a mapping built in: its schema, and a random shop as rows and as records. */

type Row = Readonly<Record<string, string | number | null>>;

export interface ApplicationShop {
  readonly tables: Readonly<Record<string, readonly Row[]>>;
  /** The same as records, without what was deleted. */
  readonly records: readonly Readonly<Record<string, unknown>>[];
}

/** Its business, which no table describes. */
export const APPLICATION_BUSINESS = {
  id: '7',
  name: 'Chitenge House',
  timezone: 'Africa/Lusaka',
  currency: 'ZMW',
} as const;

const FROM = Date.UTC(2026, 1, 20);
const DAYS = 11;

export function applicationTables({ text, integer, decimal, time }: AppTypes): readonly string[] {
  return [
    `CREATE TABLE bizboost_analytics_events (id ${integer} PRIMARY KEY, business_id ${integer} NOT NULL, event_type ${text} NOT NULL, channel ${text}, count ${integer}, value ${decimal}, campaign_id ${integer}, post_id ${integer}, product_id ${integer}, visitor_id ${text}, session_id ${text}, created_at ${time})`,
    `CREATE TABLE bizboost_campaigns (id ${integer} PRIMARY KEY, business_id ${integer} NOT NULL, name ${text} NOT NULL, status ${text} NOT NULL, starts_at ${time}, ends_at ${time}, budget ${decimal}, updated_at ${time}, deleted_at ${time})`,
    `CREATE TABLE bizboost_posts (id ${integer} PRIMARY KEY, business_id ${integer} NOT NULL, channel ${text} NOT NULL, status ${text} NOT NULL, caption ${text}, hashtags ${text}, media_type ${text}, is_paid ${integer}, scheduled_at ${time}, published_at ${time}, updated_at ${time}, deleted_at ${time})`,
    `CREATE TABLE bizboost_sales (id ${integer} PRIMARY KEY, business_id ${integer} NOT NULL, product_id ${integer}, product_name ${text}, quantity ${decimal} NOT NULL, unit_price ${decimal} NOT NULL, discount ${decimal}, currency ${text}, channel ${text}, campaign_id ${integer}, customer_id ${integer}, sold_at ${time}, deleted_at ${time})`,
    `CREATE TABLE bizboost_analytics_daily_aggregates (business_id ${integer} NOT NULL, date DATE NOT NULL, channel ${text} NOT NULL, impressions ${integer}, clicks ${integer}, conversions ${integer}, engagements ${integer}, revenue ${decimal})`,
    'CREATE INDEX bizboost_analytics_events_time ON bizboost_analytics_events (business_id, created_at)',
    'CREATE INDEX bizboost_sales_time ON bizboost_sales (business_id, sold_at)',
  ];
}

/** Statements that fill a table. Columns whose names end in `_at` are moments in milliseconds. */
export function insertsOf({ tables }: Pick<ApplicationShop, 'tables'>, { literal, timeOf }: AppTypes): string[] {
  return Object.entries(tables).flatMap(([table, rows]) =>
    rows.map((row) => {
      const values = Object.entries(row).map(([name, value]) => {
        if (value === null) return 'NULL';
        if (name.endsWith('_at')) return timeOf(Number(value));
        return typeof value === 'number' ? String(value) : literal(value);
      });
      return `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${values.join(', ')})`;
    }),
  );
}

/** A shop of its own for each seed. */
export function randomApplication(seed: number): ApplicationShop {
  const [events, sales] = [
    fc.sample(eventRow, { numRuns: 300, seed }),
    fc.sample(saleRow, { numRuns: 200, seed: seed + 1 }),
  ];
  const tables = {
    bizboost_analytics_events: events.map((row, index) => ({ id: index + 1, ...OWNER, ...row })),
    bizboost_sales: sales.map((row, index) => ({ id: index + 1, ...OWNER, ...row })),
    bizboost_campaigns: CAMPAIGNS.map((row) => ({ ...OWNER, ...row })),
    bizboost_posts: POSTS.map((row) => ({ ...OWNER, ...row })),
  };
  const records = [
    { kind: 'business', ...APPLICATION_BUSINESS },
    ...CAMPAIGNS.filter(({ deleted_at }) => deleted_at === null).map(campaignRecord),
    ...POSTS.filter(({ published_at }) => published_at !== null).map(postRecord),
    ...tables.bizboost_analytics_events.map(eventRecord),
    ...tables.bizboost_sales.filter(({ deleted_at }) => deleted_at === null).map(saleRecord),
  ];
  return { tables, records };
}

const OWNER = { business_id: Number(APPLICATION_BUSINESS.id) };
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null, freq: 2 });
const moment = fc.integer({ min: 0, max: DAYS * 86_400 }).map((seconds) => FROM + seconds * 1_000);
const channel = fc.constantFrom('Facebook', 'whatsapp', ' Website ', 'In Store');
const campaign = maybe(fc.constantFrom(1, 2, 3));
const decimals = (max: number, digits: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max }).map((scaled) => (scaled / 10 ** digits).toFixed(digits));

const eventRow = fc.record({
  event_type: fc.constantFrom('impression', 'click', 'conversion', 'share', 'Checkout Started'),
  channel,
  count: maybe(fc.integer({ min: 1, max: 50 })),
  value: maybe(decimals(9_999_999, 4)),
  campaign_id: campaign,
  post_id: maybe(fc.constantFrom(11, 12)),
  product_id: maybe(fc.constantFrom(101, 102)),
  visitor_id: maybe(fc.constantFrom('ann', 'Ann', 'bob')),
  session_id: maybe(fc.constantFrom('s1', 's2')),
  created_at: moment,
});

const product = fc.constantFrom(
  { product_id: 101, product_name: 'Chitenge' },
  { product_id: 102, product_name: 'Head wrap' },
);
const saleRow = fc
  .tuple(
    product,
    fc.record({
      quantity: fc.oneof(fc.constantFrom('1', '2', '12'), decimals(20_000, 3)),
      unit_price: fc.oneof(decimals(50_000, 2), decimals(9_999_999, 6), fc.constant('-4.00')),
      discount: maybe(decimals(500, 2)),
      currency: maybe(fc.constantFrom('ZMW', 'USD', 'JPY', 'KWD')),
      channel,
      campaign_id: campaign,
      customer_id: maybe(fc.constantFrom(5, 6)),
      sold_at: moment,
      deleted_at: fc.option(moment, { nil: null, freq: 9 }),
    }),
  )
  .map(([{ product_id, product_name }, row]) => ({
    product_id,
    product_name,
    ...row,
    // Its currency has no decimals, or three.
    discount: row.currency === 'JPY' ? null : row.discount,
    deleted_at: row.deleted_at === null ? row.sold_at : null,
  }));

const STARTS = { starts_at: FROM, ends_at: null, updated_at: FROM } as const;
const CAMPAIGNS = [
  { id: 1, name: 'Easter', status: 'active', ...STARTS, budget: '300.00', deleted_at: null },
  { id: 2, name: 'Valentine', status: 'completed', ...STARTS, budget: null, deleted_at: null },
  { id: 3, name: 'Gone', status: 'active', ...STARTS, budget: null, deleted_at: FROM },
] as const;
const POSTS = [
  {
    id: 11,
    channel: 'facebook',
    status: 'published',
    caption: 'New cloth',
    hashtags: '["#chitenge","#new"]',
    media_type: 'photo',
    is_paid: 1,
    scheduled_at: null,
    published_at: FROM + 1_000,
    updated_at: FROM + 2_000,
    deleted_at: null,
  },
  {
    id: 12,
    channel: 'instagram',
    status: 'draft',
    caption: null,
    hashtags: '#a, #b',
    media_type: null,
    is_paid: 0,
    scheduled_at: null,
    published_at: null,
    updated_at: FROM,
    deleted_at: null,
  },
] as const;

function given(row: Row, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.flatMap((name) => (row[name] === null ? [] : [[name, row[name]]])));
}

function slug(text: unknown): string {
  return String(text).trim().toLowerCase().replaceAll(' ', '_');
}

function time(ms: unknown): string {
  return new Date(Number(ms)).toISOString();
}

function campaignRecord(row: Row): Record<string, unknown> {
  const at = Object.fromEntries(
    ['starts_at', 'ends_at', 'updated_at'].flatMap((name) => (row[name] === null ? [] : [[name, time(row[name])]])),
  );
  return { kind: 'campaign', ...given(row, ['id', 'name', 'status', 'budget']), ...at };
}

function postRecord(row: Row): Record<string, unknown> {
  const said = {
    hashtags: JSON.parse(String(row['hashtags'])) as string[],
    media: 'image',
    paid: row['is_paid'] === 1,
  };
  const at = { published_at: time(row['published_at']), updated_at: time(row['updated_at']) };
  return { kind: 'post', ...given(row, ['id', 'channel', 'status', 'caption']), ...said, ...at };
}

function eventRecord(row: Row): Record<string, unknown> {
  const names = ['id', 'count', 'value', 'campaign_id', 'post_id', 'product_id', 'visitor_id', 'session_id'];
  const where = { type: slug(row['event_type']), channel: slug(row['channel']), occurred_at: time(row['created_at']) };
  return { kind: 'event', ...given(row, names), ...where };
}

function saleRecord(row: Row): Record<string, unknown> {
  const item = { name: row['product_name'], ...given(row, ['product_id', 'quantity', 'unit_price', 'discount']) };
  const names = ['id', 'currency', 'campaign_id', 'customer_id'];
  const where = { channel: slug(row['channel']), occurred_at: time(row['sold_at']) };
  return { kind: 'sale', ...given(row, names), ...where, items: [item] };
}

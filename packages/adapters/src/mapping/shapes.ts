import type { FieldType, TableMapping } from './mapping.ts';

/** What a field is used as, which says what its column may hold. */
export type FieldUse = 'id' | 'word' | 'text' | 'integer' | 'decimal' | 'time' | 'date' | 'flag' | 'list' | 'number';

export interface FieldShape {
  readonly use: FieldUse;
  readonly isRequired?: boolean;
}

export type Shape = Readonly<Record<string, FieldShape>>;

/** The kinds of rows that can be mapped. */
export type RowKind = Exclude<keyof TableMapping, 'currency'>;

const id: FieldShape = { use: 'id' };
const needed = (use: FieldUse): FieldShape => ({ use, isRequired: true });
const decimal: FieldShape = { use: 'decimal' };
const time: FieldShape = { use: 'time' };
const text: FieldShape = { use: 'text' };
const word: FieldShape = { use: 'word' };
const count: FieldShape = { use: 'integer' };

const OWNED: Shape = { id: needed('id'), business_id: needed('id'), deleted_at: text, updated_at: time };
const HAPPENED: Shape = { ...OWNED, occurred_at: needed('time') };
const PRICED: Shape = {
  line: { use: 'number' },
  channel: word,
  currency: text,
  product_id: id,
  name: text,
  quantity: decimal,
  unit_price: decimal,
  amount: decimal,
  campaign_id: id,
};

/** The fields that each kind of rows has. */
export const SHAPES: Readonly<Record<RowKind, Shape>> = {
  businesses: {
    id: needed('id'),
    name: needed('text'),
    timezone: needed('text'),
    currency: needed('text'),
    week_start: count,
    locale: text,
    revenue_basis: text,
    channels: { use: 'list' },
    deleted_at: text,
    updated_at: time,
  },
  products: { ...OWNED, name: needed('text'), unit_cost: decimal, category: text },
  campaigns: {
    ...OWNED,
    name: needed('text'),
    status: needed('text'),
    starts_at: time,
    ends_at: time,
    budget: decimal,
  },
  posts: {
    ...OWNED,
    channel: needed('word'),
    status: needed('text'),
    published_at: time,
    scheduled_at: time,
    caption: text,
    hashtags: { use: 'list' },
    media: text,
    paid: { use: 'flag' },
    followers: count,
  },
  events: {
    ...HAPPENED,
    type: needed('word'),
    channel: word,
    count,
    value: decimal,
    campaign_id: id,
    post_id: id,
    product_id: id,
    visitor_id: id,
    session_id: id,
  },
  sales: { ...HAPPENED, ...PRICED, discount: decimal, customer_id: id, visitor_id: id },
  refunds: { ...HAPPENED, ...PRICED, sale_id: id },
  spends: { ...HAPPENED, campaign_id: needed('id'), amount: needed('decimal'), currency: text },
  daily_sums: {
    business_id: needed('id'),
    date: needed('date'),
    deleted_at: text,
    channel: word,
    impressions: count,
    clicks: count,
    conversions: count,
    engagements: count,
    revenue: decimal,
    currency: text,
  },
};

const NUMBERS: readonly FieldType[] = ['integer', 'decimal', 'float'];
const TIMES: readonly FieldType[] = ['instant', 'datetime', 'time_text', 'epoch_seconds', 'epoch_ms'];

/** What the column of a field may hold. A text that holds a number is one where the engine says so. */
export const HOLDS: Readonly<Record<FieldUse, readonly FieldType[] | 'anything'>> = {
  id: 'anything',
  word: 'anything',
  text: 'anything',
  flag: 'anything',
  list: 'anything',
  integer: NUMBERS,
  decimal: NUMBERS,
  number: NUMBERS,
  time: TIMES,
  date: ['date', 'text', 'datetime', 'time_text'],
};

/**
 * Our schema on ClickHouse.
 *
 * `bizboost_record` is what happened and what is, by time: one row for an event, a spend, a state, a line of a sale or refund; and one for each process
 * that writes, which counts its changes. Rows with the same key are the same row, of which the latest version counts.
 *
 * `bizboost_claim` is which ids are taken, by whom: the first row of an id counts, and all others have come too late.
 *
 * `bizboost_home` is on which shards a business lies. Only where there are several; the first row of a business counts.
 */
export interface ClickHouseTable {
  readonly name: string;
  /** Name and type of each column. */
  readonly columns: readonly (readonly [name: string, type: string])[];
  readonly engine: 'ReplacingMergeTree' | 'AggregatingMergeTree';
  /** Of `ReplacingMergeTree`. */
  readonly version?: string;
  readonly primaryKey: readonly string[];
  readonly key: readonly string[];
  readonly indexGranularity: number;
  /** Number of the shard, from 0, where several of them make one table. */
  readonly shardedBy: string;
}

/** What there are rows of. Their numbers are kept, so new ones go to the end. */
export const KINDS = [
  'event',
  'spend',
  'sale',
  'refund',
  'business',
  'product',
  'campaign',
  'post',
  'change',
  'retention',
] as const;
export type RowKind = (typeof KINDS)[number];

const KIND = `Enum8(${KINDS.map((kind, index) => `'${kind}' = ${index + 1}`).join(', ')})`;

const strings = (...names: string[]): [string, string][] => names.map((name) => [name, 'String']);
const integers = (...names: string[]): [string, string][] => names.map((name) => [name, 'Int64']);

export const RECORD: ClickHouseTable = {
  name: 'bizboost_record',
  columns: [
    ['business_id', 'String'],
    ['kind', KIND],
    ['occurred_at_ms', 'Int64'],
    ['id', 'String'],
    ['line', 'UInt32'],
    // 0 where a row only says that a trade without lines exists, or that a line or an event is no more.
    ['is_line', 'UInt8'],
    // An id that is not given is empty: no id is.
    ...strings('channel', 'campaign_id', 'product_id', 'visitor_id'),
    ...strings('type', 'post_id', 'session_id'),
    ...integers('occurrences', 'value_millionths'),
    ...strings('customer_id', 'sale_id', 'currency'),
    ['name', 'Nullable(String)'],
    ...integers('gross_minor', 'discount_minor', 'refund_minor', 'quantity_thousandths', 'returned_thousandths'),
    ...integers('orders', 'product_orders', 'amount_minor'),
    ['is_orphan', 'UInt8'],
    // JSON: a state; the lines an orphan will have once its sale is known.
    ['detail', 'String'],
    ['shard', 'UInt16'],
    ['version', 'UInt64'],
  ],
  engine: 'ReplacingMergeTree',
  version: 'version',
  primaryKey: ['kind', 'business_id', 'occurred_at_ms'],
  key: ['kind', 'business_id', 'occurred_at_ms', 'id', 'line'],
  // A question about one business of a thousand reads a few thousand rows: with the usual 8,192 it would read as many of others, from each part.
  indexGranularity: 1_024,
  shardedBy: 'shard',
};

export const CLAIM: ClickHouseTable = {
  name: 'bizboost_claim',
  columns: [
    ['business_id', 'String'],
    // Of kind and id: 4 bytes are looked through where an id has forty.
    ['id_hash', 'UInt32'],
    ['kind', KIND],
    ['id', 'String'],
    ['generation', 'UInt8'],
    ['write_id', 'UInt64'],
    ['occurred_at_ms', 'Int64'],
    // Of the rows the fact makes: equal for equal facts.
    ['digest', 'UInt32'],
    ['shard', 'UInt16'],
    ['claimed_at', 'DateTime DEFAULT now()'],
  ],
  engine: 'AggregatingMergeTree',
  primaryKey: ['business_id', 'id_hash'],
  key: ['business_id', 'id_hash', 'kind', 'id', 'generation'],
  indexGranularity: 1_024,
  shardedBy: 'shard',
};

export const HOME: ClickHouseTable = {
  name: 'bizboost_home',
  columns: [
    ['business_id', 'String'],
    // Numbers from 0, with commas.
    ['shards', 'String'],
  ],
  engine: 'AggregatingMergeTree',
  primaryKey: ['business_id'],
  key: ['business_id'],
  indexGranularity: 1_024,
  shardedBy: '0',
};

/** What the table that several shards make together is called. */
export function spanning(name: string): string {
  return `${name}_all`;
}

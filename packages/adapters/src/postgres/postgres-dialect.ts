import { numbered, type Dialect } from '../sql/dialect.ts';
import type { SchemaDialect } from '../sql/migrations.ts';
import { arrayText } from './array-text.ts';

export const POSTGRES: Dialect = {
  name: 'postgres',
  bind: numbered,
  // One value whatever the number of texts: a statement has at most 65,535.
  isOneOf: (expression, texts, values) => `${expression} = ANY(${numbered(arrayText(texts), values)}::text[])`,
  divide: (dividend, divisor) => `${dividend} / ${divisor}`,
};

export const POSTGRES_SCHEMA: SchemaDialect = {
  typeOf: ({ type }) => (type === 'integer' ? 'bigint' : 'text COLLATE "C"'),
  isOrdered: false,
  extras: [
    // Rows lie as they came, those of one business far apart: what is summed all the time is read from the index alone.
    'CREATE INDEX IF NOT EXISTS bizboost_event_time ON bizboost_event (business_id, occurred_at_ms) INCLUDE (type, channel, campaign_id, occurrences)',
    'CREATE INDEX IF NOT EXISTS bizboost_ledger_line_time ON bizboost_ledger_line (business_id, occurred_at_ms) INCLUDE (channel, campaign_id, currency, product_id, gross_minor, discount_minor, refund_minor, quantity_thousandths, orders)',
    // An index alone can answer for pages that were vacuumed; tables that only grow are vacuumed seldom.
    'ALTER TABLE bizboost_event SET (autovacuum_vacuum_insert_scale_factor = 0.05)',
    'ALTER TABLE bizboost_ledger_line SET (autovacuum_vacuum_insert_scale_factor = 0.05)',
    'CREATE INDEX IF NOT EXISTS bizboost_spend_time ON bizboost_spend (business_id, occurred_at_ms)',
    'CREATE INDEX IF NOT EXISTS bizboost_trade_time ON bizboost_trade (business_id, kind, occurred_at_ms)',
    'CREATE INDEX IF NOT EXISTS bizboost_trade_sale ON bizboost_trade (business_id, kind, sale_id)',
  ],
};

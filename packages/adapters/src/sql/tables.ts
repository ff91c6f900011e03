/** A column of one of our tables: integers of up to 64 bits, or texts that compare byte by byte. */
export interface TableColumn {
  readonly name: string;
  /** `id`: a text of at most 128 characters; `text`: of any length. */
  readonly type: 'id' | 'text' | 'integer';
  readonly isOptional?: boolean;
}

export interface Table {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  /** Together different in every row. */
  readonly key: readonly string[];
  /** How rows lie where the engine keeps them in an order: those of a business and a period side by side. Ends in what tells rows apart. */
  readonly order?: readonly string[];
}

const id = (name: string): TableColumn => ({ name, type: 'id' });
const optionalId = (name: string): TableColumn => ({ name, type: 'id', isOptional: true });
const integer = (name: string): TableColumn => ({ name, type: 'integer' });
const optionalText = (name: string): TableColumn => ({ name, type: 'text', isOptional: true });

/** What our own schema is, whatever the engine. Amounts are minor units, times milliseconds UTC. */
export const EVENT: Table = {
  name: 'bizboost_event',
  columns: [
    id('business_id'),
    id('id'),
    integer('occurred_at_ms'),
    id('type'),
    id('channel'),
    optionalId('campaign_id'),
    optionalId('product_id'),
    optionalId('post_id'),
    optionalId('visitor_id'),
    optionalId('session_id'),
    integer('occurrences'),
    integer('value_millionths'),
  ],
  key: ['business_id', 'id'],
  order: ['business_id', 'occurred_at_ms', 'id'],
};

export const SPEND: Table = {
  name: 'bizboost_spend',
  columns: [id('business_id'), id('id'), integer('occurred_at_ms'), id('campaign_id'), integer('amount_minor')],
  key: ['business_id', 'id'],
  order: ['business_id', 'occurred_at_ms', 'id'],
};

/** The heads of sales and refunds. */
export const TRADE: Table = {
  name: 'bizboost_trade',
  columns: [
    id('business_id'),
    id('kind'),
    id('id'),
    integer('occurred_at_ms'),
    id('channel'),
    optionalId('campaign_id'),
    optionalId('customer_id'),
    optionalId('visitor_id'),
    optionalId('sale_id'),
    id('currency'),
    integer('is_orphan'),
    // JSON: the lines an orphan will have once its sale is known.
    optionalText('orphan_items'),
  ],
  key: ['business_id', 'kind', 'id'],
  order: ['business_id', 'kind', 'occurred_at_ms', 'id'],
};

/** The lines of sales and refunds, with what they share repeated, so that sums read one table. */
export const LEDGER_LINE: Table = {
  name: 'bizboost_ledger_line',
  columns: [
    id('business_id'),
    id('kind'),
    id('id'),
    integer('line'),
    integer('occurred_at_ms'),
    id('channel'),
    optionalId('campaign_id'),
    optionalId('customer_id'),
    optionalId('visitor_id'),
    id('currency'),
    optionalId('product_id'),
    optionalText('name'),
    integer('gross_minor'),
    integer('discount_minor'),
    integer('refund_minor'),
    integer('quantity_thousandths'),
    integer('returned_thousandths'),
    integer('orders'),
    integer('product_orders'),
  ],
  key: ['business_id', 'kind', 'id', 'line'],
  order: ['business_id', 'occurred_at_ms', 'kind', 'id', 'line'],
};

/** The newest version of what is: businesses, products, campaigns, posts. */
export const STATE: Table = {
  name: 'bizboost_state',
  columns: [
    id('business_id'),
    id('kind'),
    id('id'),
    { name: 'updated_at_ms', type: 'integer', isOptional: true },
    integer('is_implicit'),
    // JSON.
    { name: 'record', type: 'text' },
  ],
  key: ['business_id', 'kind', 'id'],
};

/** How many writes have changed a business: its high-water mark, and what writers of it wait for each other at. */
export const CHANGE: Table = {
  name: 'bizboost_change',
  columns: [id('business_id'), integer('changes')],
  key: ['business_id'],
};

export const TABLES: readonly Table[] = [EVENT, SPEND, TRADE, LEDGER_LINE, STATE, CHANGE];

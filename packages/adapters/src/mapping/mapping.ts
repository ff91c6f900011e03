/**
 * Where an application's own tables keep what BizBoost asks about. Plain data: it may come from a JSON file. Its fields have the names that
 * records have; each says which column, expression or constant holds it. A kind of record that is left out has no rows.
 */
export interface TableMapping {
  /** ISO 4217, of rows that do not say theirs. Needed where any amount has no `currency` of its own. */
  readonly currency?: string;
  readonly businesses?: BusinessesMapping | readonly BusinessConstants[];
  readonly products?: ProductsMapping;
  readonly campaigns?: CampaignsMapping;
  readonly posts?: PostsMapping;
  readonly events?: EventsMapping;
  readonly sales?: SalesMapping;
  readonly refunds?: RefundsMapping;
  readonly spends?: SpendsMapping;
  /** Sums of whole days, for days that have no events, or no sales, of their own any more. */
  readonly daily_sums?: DailySumsMapping;
}

/**
 * A column by its name, exactly as the database has it, or more to say about it. Expressions are the database's own SQL and are run as they
 * are: a mapping is to be trusted like code.
 */
export type Field = string | FieldSpec;

/** One of `column`, `sql` and `value`, and what is to be known about it. */
export interface FieldSpec {
  readonly column?: string;
  /** An expression over the columns of the table. */
  readonly sql?: string;
  /** The same in every row. */
  readonly value?: string | number | boolean;
  /** Whether the table may lack the column, and the field is then left out. */
  readonly optional?: boolean;
  /** Where it is NULL or empty. */
  readonly default?: string | number | boolean;
  /** What its words mean, such as `{ "FB": "facebook" }`, compared as they are; others stay. */
  readonly words?: Readonly<Record<string, string>>;
  /** What it holds, where the database does not tell: of expressions, and of times that are numbers or texts. */
  readonly type?: FieldType;
  /** Of times without a zone: how far their clock is ahead of UTC, such as `+02:00`. Default `+00:00`. */
  readonly utc_offset?: string;
}

/**
 * `instant`: a moment, whatever the zone it is shown in (`timestamptz`, MySQL's `TIMESTAMP`). `datetime`: a wall clock without a zone.
 * `time_text`: RFC 3339, or `2026-03-02 14:05:00`. `epoch_seconds`, `epoch_ms`: numbers since 1970 in UTC.
 */
export type FieldType =
  | 'text'
  | 'integer'
  | 'decimal'
  | 'float'
  | 'boolean'
  | 'json'
  | 'uuid'
  | 'date'
  | 'instant'
  | 'datetime'
  | 'time_text'
  | 'epoch_seconds'
  | 'epoch_ms';

/** A table, and which of its rows count. */
export interface RowsMapping {
  /** Its name, with its schema where it needs one (`sales.orders`), or a query or join in the database's own SQL. */
  readonly table: string | { readonly sql: string };
  /** A condition in SQL that rows must meet. */
  readonly filter?: string;
  /** NULL in rows that count: soft deletes. */
  readonly deleted_at?: Field;
  /**
   * What is looked at to notice changes that others make. `newest`: the largest id (of integers) or time, and the largest `updated_at`; cheap with an index,
   * blind for deleted rows. `rows`: also how many there are. Or an expression over all rows of a business, such as `MAX(version)`.
   * Default: `newest` for events, `rows` for the others.
   */
  readonly watch?: 'newest' | 'rows' | { readonly sql: string };
}

/** Rows of several businesses, or of one, which is then a `value`. */
interface OwnedRows extends RowsMapping {
  readonly id: Field;
  readonly business_id: Field;
  /** When the row last changed. */
  readonly updated_at?: Field;
}

export interface BusinessesMapping extends RowsMapping {
  readonly id: Field;
  readonly name: Field;
  readonly timezone: Field;
  readonly currency: Field;
  readonly week_start?: Field;
  readonly locale?: Field;
  readonly revenue_basis?: Field;
  readonly channels?: Field;
  readonly updated_at?: Field;
}

/** A business that is in no table. */
export interface BusinessConstants {
  readonly id: string;
  readonly name: string;
  readonly timezone: string;
  readonly currency: string;
  readonly week_start?: number;
  readonly locale?: string;
  readonly revenue_basis?: 'net' | 'gross';
  readonly channels?: readonly string[];
}

export interface ProductsMapping extends OwnedRows {
  readonly name: Field;
  readonly unit_cost?: Field;
  readonly category?: Field;
}

export interface CampaignsMapping extends OwnedRows {
  readonly name: Field;
  readonly status: Field;
  readonly starts_at?: Field;
  readonly ends_at?: Field;
  readonly budget?: Field;
}

/** `hashtags`: JSON, or words with blanks or commas between. Engagement comes from the events that name the post. */
export interface PostsMapping extends OwnedRows {
  readonly channel: Field;
  readonly status: Field;
  readonly published_at?: Field;
  readonly scheduled_at?: Field;
  readonly caption?: Field;
  readonly hashtags?: Field;
  readonly media?: Field;
  readonly paid?: Field;
  readonly followers?: Field;
}

export interface EventsMapping extends OwnedRows {
  readonly type: Field;
  readonly occurred_at: Field;
  readonly channel?: Field;
  readonly count?: Field;
  readonly value?: Field;
  readonly campaign_id?: Field;
  readonly post_id?: Field;
  readonly product_id?: Field;
  readonly visitor_id?: Field;
  readonly session_id?: Field;
}

/**
 * A row is a sale, or with `line` one line of the sale that `id` names: lines of a sale have one time, and different numbers.
 * `unit_price` times `quantity`, or `amount`. A negative line is a discount.
 */
export interface SalesMapping extends OwnedRows {
  readonly occurred_at: Field;
  readonly line?: Field;
  readonly channel?: Field;
  readonly currency?: Field;
  readonly product_id?: Field;
  readonly name?: Field;
  readonly quantity?: Field;
  readonly unit_price?: Field;
  readonly amount?: Field;
  readonly discount?: Field;
  readonly campaign_id?: Field;
  readonly customer_id?: Field;
  readonly visitor_id?: Field;
}

/** A row is a refund, or one line of it. Channel and campaign are the row's: take the sale's by a join, or an expression. */
export interface RefundsMapping extends OwnedRows {
  readonly occurred_at: Field;
  readonly line?: Field;
  readonly sale_id?: Field;
  readonly channel?: Field;
  readonly currency?: Field;
  readonly product_id?: Field;
  readonly name?: Field;
  readonly quantity?: Field;
  readonly unit_price?: Field;
  readonly amount?: Field;
  readonly campaign_id?: Field;
}

export interface SpendsMapping extends OwnedRows {
  readonly campaign_id: Field;
  readonly occurred_at: Field;
  readonly amount: Field;
  readonly currency?: Field;
}

export interface DailySumsMapping extends RowsMapping {
  readonly business_id: Field;
  readonly date: Field;
  /** IANA name of the zone whose days these are. */
  readonly timezone: string;
  readonly channel?: Field;
  readonly impressions?: Field;
  readonly clicks?: Field;
  readonly conversions?: Field;
  readonly engagements?: Field;
  readonly revenue?: Field;
  readonly currency?: Field;
}

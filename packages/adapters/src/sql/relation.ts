import type { Collection, Column, DistinctQuery, StoredDimension } from '@bizboost/core';
import type { Binder } from './statement.ts';

/** What a relation can tell of who a row is about. */
export type Person = DistinctQuery['field'];

/**
 * Where the rows of a collection lie, and how each of its columns is spelled in SQL: our own table, or tables that a host has.
 * Expressions are written by us or by the host, never by whoever asks. Texts must compare byte by byte.
 */
export interface Relation {
  /** What follows `FROM`. */
  readonly from: string;
  /** The business of a row, as text. */
  readonly business: string;
  /** Whether a row is of a business, where that column is not compared as our own are. */
  isBusiness?(business: string, binder: Binder): string;
  readonly time: TimeColumn;
  /** What a row can be split and filtered by; `null` where it has none. A dimension left out is `null` in every row. */
  readonly dimensions: Readonly<Partial<Record<StoredDimension, string>>>;
  /** What can be summed: integer expressions that are never `null`. A column left out is 0 in every row. */
  readonly columns: Readonly<Partial<Record<Column, string>>>;
  /** Who a row is about; `null` where it does not say. */
  readonly people: Readonly<Partial<Record<Person, string>>>;
  /** Further conditions that every row of the collection meets, such as `deleted_at IS NULL`. */
  readonly filter?: string;
  /**
   * The same of what a table is in the order of, where the engine can be told to look at that first: then so it looks at business and time, too
   * (ClickHouse's `PREWHERE`, which with `FINAL` takes half the work off it). These conditions must hold for all versions of a row or for none.
   */
  readonly keyFilter?: string;
}

/** When a row happened. */
export interface TimeColumn {
  /** Milliseconds UTC as an integer. */
  readonly ms: string;
  /** What bounds are compared with, so that an index can be used. Default: `ms` itself. */
  readonly compared?: ComparedTime;
}

/** A column that holds times in a way of its own. */
export interface ComparedTime {
  readonly expression: string;
  /** How the first moment of a span, or the one that ends it, is spelled: milliseconds UTC, an integer. */
  bound(ms: number, side: 'from' | 'to'): string;
  /** False where bounds take in more than they should: `ms` then decides, too. */
  readonly isExact: boolean;
}

/** The relations of a store. A collection left out has no rows. */
export type Relations = Readonly<Partial<Record<Collection, Relation>>>;

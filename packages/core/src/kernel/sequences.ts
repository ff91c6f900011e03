/** What a change touched: `sales`, `events`, `spend`, `products`, `campaigns`, `posts`, `business`, `campaign:42`. */
export type Tag = string;

/** The tag that every answer depends on: a change of it is a change of everything. */
export const EVERYTHING: Tag = 'business';

/**
 * What is known of a business's changes: the last number, and the last per tag. A tag that is not listed has not changed after
 * `since`; what happened before that is unknown, and unknown means stale.
 */
export interface Sequences {
  readonly last: number;
  readonly since: number;
  readonly byTag: ReadonlyMap<Tag, number>;
  /** The numbers are this process's own for now, and say nothing of what others have remembered. Default false. */
  readonly isAlone?: boolean | undefined;
}

/** What a driver takes for a placeholder. */
export type SqlValue = string | number | null;

/** In what the engines' SQL differs, as far as reading sums goes. */
export interface Dialect {
  readonly name: string;
  /** Gives the text that stands for a value in a statement: a placeholder, whose value is pushed, or a quoted literal. */
  bind(value: SqlValue, values: SqlValue[]): string;
  /** Whether an expression is one of some texts (at least one), where the engine has a better way than a list of placeholders. */
  isOneOf?(expression: string, texts: readonly string[], values: SqlValue[]): string;
  /** Whether a column names a business, where the engine keeps something shorter than its id there. Default: equal to the id. */
  isBusiness?(column: string, business: string, values: SqlValue[]): string;
  /** Up to so many rows a page of facts grows, where a page costs much whatever its size. Default 1,000: pages stay as they are. */
  readonly mostPageRows?: number;
  /** Integer division of two expressions that are not negative. */
  divide(dividend: string, divisor: string): string;
  /** The exact sum of an integer expression, 0 where there are no rows is not asked for. Default `SUM(…)`. */
  sum?(expression: string): string;
  /**
   * Whether rows can be grouped by the names that the same `SELECT` gives to expressions. Then nothing is nested: what lies on many
   * machines is summed there. Default: names are given inside, and grouped by outside.
   */
  readonly groupsByNames?: boolean;
}

/** `?` for every value. */
export function questionMark(value: SqlValue, values: SqlValue[]): string {
  values.push(value);
  return '?';
}

/** `$1`, `$2`, … */
export function numbered(value: SqlValue, values: SqlValue[]): string {
  return `$${values.push(value)}`;
}

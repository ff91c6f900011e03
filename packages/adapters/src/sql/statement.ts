import type { Dialect, SqlValue } from './dialect.ts';

export type { SqlValue };

/** A row as drivers give it: sums may come as text, number or bigint. */
export type SqlRow = Readonly<Record<string, unknown>>;

/** The values of a row in the order of its columns. */
export type SqlList = readonly unknown[];

export interface Statement {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** Collects the values of one statement while its text is written. Texts are always bound, never spliced in. */
export class Binder {
  readonly #dialect: Dialect;
  readonly #values: SqlValue[] = [];

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  /** The placeholder that stands for the value. Placeholders must be written in the order they are asked for. */
  bind(value: SqlValue): string {
    return this.#dialect.bind(value, this.#values);
  }

  /** A condition that holds where the column names the business. */
  isBusiness(column: string, business: string): string {
    return this.#dialect.isBusiness?.(column, business, this.#values) ?? `${column} = ${this.bind(business)}`;
  }

  /** A condition that holds where the expression is one of the texts. */
  isOneOf(expression: string, values: readonly string[]): string {
    if (values.length === 0) return NEVER_TRUE;
    if (values.length === 1) return `${expression} = ${this.bind(values[0] as string)}`;
    if (this.#dialect.isOneOf) return this.#dialect.isOneOf(expression, values, this.#values);
    return `${expression} IN (${values.map((value) => this.bind(value)).join(', ')})`;
  }

  statement(text: string): Statement {
    return { text, values: this.#values };
  }
}

export const ALWAYS_TRUE = '1 = 1';
export const NEVER_TRUE = '1 = 0';

/** An integer as SQL text: for what cannot be bound, such as what rows are grouped by. */
export function integer(value: number): string {
  if (!Number.isSafeInteger(value)) throw new TypeError(`Expected an integer for a statement, got ${value}.`);
  return String(value);
}

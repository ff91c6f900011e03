import type { Dialect } from '../sql/dialect.ts';
import type { ComparedTime } from '../sql/relation.ts';
import type { Statement } from '../sql/statement.ts';
import type { FieldType } from './mapping.ts';

/** How an engine spells what tables of others need, beyond what our own do. Expressions go in and come out as SQL. */
export interface MappingDialect extends Dialect {
  /** A name as it is, whatever letters it has. */
  quoted(name: string): string;
  /** A text constant. */
  literal(text: string): string;
  /** The columns of a table that this role may read: rows of `name` and `type`, none for a table that is not there. */
  columnsOf(table: readonly string[]): Statement;
  /** What a column of a declared type holds; `undefined` where that does not tell. */
  typeOf(declared: string): FieldType | undefined;
  /** Whether numbers may be kept as texts: where the engine counts with them all the same. */
  readonly countsTexts: boolean;
  /** As text that compares byte by byte. NULL stays. */
  text(expression: string, type: FieldType | undefined): string;
  /** Equal, byte by byte, in a way that an index on the column serves. */
  isText(expression: string, type: FieldType | undefined, placeholder: () => string): string;
  /** `NULL` as a text. */
  readonly noText: string;
  /** The integer nearest to an expression times a positive integer, half away from zero. NULL stays. */
  scaled(expression: string, factor: string): string;
  /**
   * Thousandths times millionths in minor units, rounded half away from zero, once; exact wherever quantity, price and result keep the
   * bound of amounts.
   * @param factor minor units of one: 1, 100, 1000 or 10000
   */
  lineAmount(quantity: string, price: string, factor: string): string;
  /** Times of a type; `undefined` for one that the engine does not have. */
  timeOf(type: FieldType, utcOffsetMs: number): MappedTime | undefined;
}

/** How times of one type are read and compared. */
export interface MappedTime {
  /** Milliseconds UTC as an integer, fractions cut off. NULL for NULL, and for what is no time. */
  ms(expression: string): string;
  /** Where milliseconds are not what the column itself holds. */
  readonly compared?: Omit<ComparedTime, 'expression'>;
}

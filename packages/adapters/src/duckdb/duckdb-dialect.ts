import { numbered, type Dialect } from '../sql/dialect.ts';

const MOST_PLACEHOLDERS = 20;

/** @param numberOf the number under which the file keeps a business, or -1 */
export function duckdbDialect(numberOf: (business: string) => number): Dialect {
  return {
    name: 'duckdb',
    mostPageRows: 16_000,
    bind: numbered,
    isBusiness: (_, business) => `business = ${numberOf(business)}`,
    isOneOf(expression, texts, values) {
      if (texts.length > MOST_PLACEHOLDERS) return `${expression} IN (${listOf(texts, values)})`;
      return `${expression} IN (${texts.map((text) => numbered(text, values)).join(', ')})`;
    },
    divide: (dividend, divisor) => `${dividend} // ${divisor}`,
  };
}

/** A subquery of texts: as one value, since each takes a call into the driver. */
export function listOf(texts: readonly string[], values: (string | number | null)[]): string {
  return `SELECT unnest(CAST(${numbered(JSON.stringify(texts), values)}::JSON AS VARCHAR[]))`;
}

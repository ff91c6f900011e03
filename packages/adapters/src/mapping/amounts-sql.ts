import { currencyCodes, exponentOf } from '@bizboost/core';
import { scaledOf, textOf } from './field-sql.ts';
import type { MappedField, MappedRows } from './inspect.ts';
import type { MappingDialect } from './mapping-dialect.ts';

/** What amounts of a kind of rows are in. */
export interface MappedCurrency {
  /** ISO 4217, as text. */
  readonly code: string;
  /** Minor units of one: an integer. */
  readonly factor: string;
}

/** The currency of each row: its own, else the mapping's. */
export function currencyOf(
  field: MappedField | undefined,
  byDefault: string | undefined,
  dialect: MappingDialect,
): MappedCurrency {
  const fixed = field === undefined ? byDefault : field.spec.value;
  if (fixed !== undefined) return { code: dialect.literal(String(fixed)), factor: String(unitsOf(String(fixed))) };
  const own = `UPPER(TRIM(${textOf(field, dialect)}))`;
  const code = byDefault === undefined ? own : `COALESCE(${own}, ${dialect.literal(byDefault)})`;
  const others = [0, 3, 4].map((exponent) => {
    const codes = currencyCodes.filter((one) => exponentOf(one) === exponent).map(dialect.literal);
    return `WHEN ${code} IN (${codes.join(', ')}) THEN ${10 ** exponent}`;
  });
  return { code, factor: `CASE ${others.join(' ')} ELSE 100 END` };
}

function unitsOf(currency: string): number {
  return 10 ** exponentOf(currency);
}

/** Quantity in thousandths, and what a line comes to in minor units, negative where the line says so. Over the columns of `pricedColumns`. */
export function lineAmountOf({ fields }: MappedRows, dialect: MappingDialect): string {
  return fields['amount'] === undefined ? dialect.lineAmount('quantity', 'price', 'factor') : 'price';
}

/** `quantity`, `price` (in millionths, or the amount itself in minor units) and `factor`. */
export function pricedColumns(
  { fields }: MappedRows,
  { factor }: MappedCurrency,
  dialect: MappingDialect,
): Readonly<Record<'quantity' | 'price' | 'factor', string>> {
  const { quantity, unit_price: price, amount } = fields;
  return {
    quantity: scaledOf(quantity, '1000', { dialect }),
    price:
      amount === undefined ? scaledOf(price, '1000000', { dialect }) : scaledOf(amount, `(${factor})`, { dialect }),
    factor,
  };
}

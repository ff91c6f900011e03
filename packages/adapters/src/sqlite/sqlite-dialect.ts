import type { Dialect } from '../sql/dialect.ts';
import { questionMark } from '../sql/dialect.ts';
import type { SchemaDialect } from '../sql/migrations.ts';

/** So many are looked through faster than a table is made of them. */
const FEW = 12;

export const SQLITE: Dialect = {
  name: 'sqlite',
  bind: questionMark,
  isOneOf(expression, texts, values) {
    if (texts.length <= FEW) return `${expression} IN (${texts.map((text) => questionMark(text, values)).join(', ')})`;
    // One value whatever the number of texts: a statement has at most 32,766, and one text is prepared once.
    values.push(JSON.stringify(texts));
    return `${expression} IN (SELECT value FROM json_each(?))`;
  },
  divide: (dividend, divisor) => `${dividend} / ${divisor}`,
};

export const SQLITE_SCHEMA: SchemaDialect = {
  typeOf: ({ type }) => (type === 'integer' ? 'INTEGER' : 'TEXT'),
  isOrdered: true,
  tableSuffix: ' STRICT, WITHOUT ROWID',
  extras: ['CREATE INDEX IF NOT EXISTS bizboost_trade_sale ON bizboost_trade (business_id, kind, sale_id)'],
};

import type { Dialect } from '../sql/dialect.ts';
import { literal } from './mysql-literal.ts';

export const MYSQL: Dialect = {
  name: 'mysql',
  bind: literal,
  divide: (dividend, divisor) => `${dividend} DIV ${divisor}`,
};

import { ALWAYS_TRUE, NEVER_TRUE, type Binder } from '../sql/statement.ts';
import type { MappedField } from './inspect.ts';
import type { MappingDialect } from './mapping-dialect.ts';

const INTEGER = /^(?:0|-?[1-9]\d{0,18})$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Whether a row is of a business: compared as its column is, so that an index serves. Engines take "05", " 5" and "5x" for the number 5,
 * and that would be another's rows: a text that is not exactly how a number is written is no number here.
 */
export function isOfBusiness(
  { spec, type, expression }: MappedField,
  business: string,
  { binder, dialect }: { readonly binder: Binder; readonly dialect: MappingDialect },
): string {
  if (spec.value !== undefined) return business === String(spec.value) ? ALWAYS_TRUE : NEVER_TRUE;
  if (type === 'integer') return INTEGER.test(business) ? `${expression} = ${business}` : NEVER_TRUE;
  if (type === 'uuid' && !UUID.test(business)) return NEVER_TRUE;
  return dialect.isText(expression, type, () => binder.bind(business));
}

/**
 * A condition that holds for the rows whose id is one of some texts, and may hold for others whose id an engine takes for equal: whoever
 * reads them looks at the ids again.
 */
export function hasOneOfIds(
  { expression, type }: MappedField,
  ids: readonly string[],
  binder: Binder,
  dialect: MappingDialect,
): string {
  if (type === 'integer') {
    const numbers = ids.filter((id) => INTEGER.test(id));
    return numbers.length === 0 ? NEVER_TRUE : `${expression} IN (${numbers.join(', ')})`;
  }
  return binder.isOneOf(type === 'text' ? expression : dialect.text(expression, type), ids);
}

import type { Collection, Column, Where } from '../data/adapter.ts';
import type { DistinctMeasure, Measure } from './definition.ts';

export { divide } from '../kernel/ratio.ts';

/** What can be summed of what. Money is in minor units of the business's currency, quantities are in thousandths. */
interface Summable {
  /** `value` in millionths. */
  readonly event: 'count' | 'value';
  /** Lines of sales and refunds. `net` is gross − discounts − refunds; `revenue` is `net` or `gross`, as the business counts it. */
  readonly sale: 'net' | 'revenue' | 'gross' | 'discount' | 'refund' | 'quantity' | 'returned' | 'orders';
  readonly spend: 'amount';
}

const COLLECTIONS: Readonly<Record<keyof Summable, Collection>> = { event: 'event', sale: 'ledger', spend: 'spend' };

/**
 * A sum over events, the lines of sales and refunds, or spends.
 * @param where only rows with one of these values, e.g. `{ channel: ['whatsapp'] }`; `null` stands for "has none"
 */
export function sum<Source extends keyof Summable>(source: Source, column: Summable[Source], where?: Where): Measure {
  return measure(COLLECTIONS[source], column, where);
}

/**
 * How many: events by their `count`, sales one each.
 * @param types of events: one or several; default all. Sales have none.
 */
export function count<Source extends 'event' | 'sale'>(
  source: Source,
  types?: Source extends 'event' ? string | readonly string[] : never,
): Measure {
  if (source === 'sale') return measure('ledger', 'orders');
  return measure(
    'event',
    'count',
    types === undefined ? undefined : { type: typeof types === 'string' ? [types] : types },
  );
}

/** How many different visitors, customers or sessions. */
export function distinct(field: DistinctMeasure['distinct'], where?: Where): DistinctMeasure {
  return { distinct: field, ...(where && { where }) };
}

function measure(collection: Collection, column: Column | 'net' | 'revenue', where?: Where): Measure {
  return { collection, column, ...(where && { where }) };
}

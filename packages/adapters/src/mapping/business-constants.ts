import type { State } from '@bizboost/core';
import type { BusinessConstants, TableMapping } from './mapping.ts';

/** The businesses that the mapping itself describes. */
export function businessesOf({ businesses = [] }: TableMapping): readonly BusinessConstants[] {
  return isList(businesses) ? businesses : [];
}

/** The profile that the mapping gives a business, if it does. */
export function businessStates(mapping: TableMapping, business: string, ids: readonly string[] | undefined): State[] {
  return businessesOf(mapping)
    .filter(({ id }) => id === business && (ids?.includes(id) ?? true))
    .map((constants) => ({ kind: 'business', id: constants.id, record: { kind: 'business', ...constants } }));
}

function isList(businesses: NonNullable<TableMapping['businesses']>): businesses is readonly BusinessConstants[] {
  return Array.isArray(businesses);
}

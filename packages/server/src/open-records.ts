import { UnreadableItem, type Analytics } from '@bizboost/core';
import { severalBusinesses } from './business-choice.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Records for an open server that was told no business: each goes to its own `business_id`, else to the only business
 * there is, those that this very batch brings counted too. Throws `invalid_input` where none says whose it is and there are several.
 */
export async function recordsWithBusiness(
  records: readonly unknown[],
  analytics: Analytics,
): Promise<readonly unknown[]> {
  const objects = records.filter(isObject);
  if (!objects.some(isNameless)) return records;
  const [only, second] = new Set([...(await analytics.businesses()), ...objects.flatMap(profileIdOf)]);
  if (second !== undefined && objects.every(isNameless)) throw severalBusinesses();
  if (only === undefined || second !== undefined) return records;
  return records.map((record) => (isObject(record) && isNameless(record) ? { ...record, business_id: only } : record));
}

function isObject(record: unknown): record is Fields {
  return typeof record === 'object' && record !== null && !Array.isArray(record) && !(record instanceof UnreadableItem);
}

/** A `business` record says itself whose it is. */
function isNameless(record: Fields): boolean {
  return (record['business_id'] ?? undefined) === undefined && profileIdOf(record).length === 0;
}

function profileIdOf({ kind, id }: Fields): string[] {
  return kind === 'business' && (typeof id === 'string' || typeof id === 'number') ? [String(id)] : [];
}

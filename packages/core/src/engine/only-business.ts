import type { BusinessId } from '../kernel/ids.ts';
import { UnreadableItem } from '../records/refusal.ts';

/**
 * Gives the records that do not say whose they are to the only business there is: the one that has a profile, or that a `business`
 * record among them brings. Where there is none or several, they stay as they are, to be refused one by one.
 */
export async function withOnlyBusiness(
  records: unknown,
  known: () => Promise<readonly BusinessId[]>,
): Promise<readonly unknown[]> {
  const items: readonly unknown[] = Array.isArray(records) ? records : isIterable(records) ? [...records] : [records];
  if (!items.some(isHomeless)) return items;
  const ids = new Set<string>([...(await known()), ...items.flatMap(idOfBusinessRecord)]);
  const [only] = ids;
  if (only === undefined || ids.size > 1) return items;
  return items.map((item) => (isHomeless(item) ? { ...item, business_id: only } : item));
}

function isHomeless(item: unknown): item is Record<string, unknown> {
  return isObject(item) && item['business_id'] == null && item['kind'] !== 'business';
}

function idOfBusinessRecord(item: unknown): string[] {
  if (!isObject(item) || item['kind'] !== 'business') return [];
  const id = item['id'];
  return typeof id === 'string' || typeof id === 'number' ? [String(id)] : [];
}

function isObject(item: unknown): item is Record<string, unknown> {
  return typeof item === 'object' && item !== null && !Array.isArray(item) && !(item instanceof UnreadableItem);
}

function isIterable(records: unknown): records is Iterable<unknown> {
  return typeof records === 'object' && records !== null && Symbol.iterator in records;
}

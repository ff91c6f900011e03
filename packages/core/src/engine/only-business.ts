import { businessIdOf, type BusinessId } from '../kernel/ids.ts';
import { UnreadableItem } from '../records/refusal.ts';

/**
 * Whose the records are that do not say it: of the only business there is, whether it has a profile or a `business` record among them
 * brings it. `undefined` where there is none or several, and where every record says whose it is.
 */
export async function onlyBusiness(
  records: readonly unknown[],
  known: () => Promise<readonly BusinessId[]>,
): Promise<BusinessId | undefined> {
  if (!records.some(isHomeless)) return undefined;
  const ids = new Set<string>([...(await known()), ...records.flatMap(idOfBusinessRecord)]);
  const [only] = ids;
  return only === undefined || ids.size > 1 ? undefined : businessIdOf(only);
}

function isHomeless(item: unknown): boolean {
  return isObject(item) && item['business_id'] == null && item['kind'] !== 'business';
}

function idOfBusinessRecord(item: unknown): string[] {
  if (!isObject(item) || item['kind'] !== 'business') return [];
  const { id } = item;
  return typeof id === 'string' || typeof id === 'number' ? [String(id)] : [];
}

function isObject(item: unknown): item is Record<string, unknown> {
  return typeof item === 'object' && item !== null && !Array.isArray(item) && !(item instanceof UnreadableItem);
}

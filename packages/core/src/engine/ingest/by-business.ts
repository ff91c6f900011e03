import { businessIdOf, type BusinessId } from '../../kernel/ids.ts';
import { isFields } from '../../records/accept/fields.ts';
import { UnreadableItem, type Refusal } from '../../records/refusal.ts';
import { cameAs } from '../../records/schema/expecting.ts';
import { isId } from '../../records/schema/field-checks.ts';
import type { Rejection } from '../analytics.ts';

/** The items of one business, and where they stood among all. */
export interface Group {
  readonly business: BusinessId;
  readonly items: unknown[];
  readonly indexes: number[];
}

/** Items by the business they name; those that name none are of the default one, or rejected. */
export function byBusiness(
  items: readonly unknown[],
  defaultBusiness?: BusinessId,
): {
  readonly groups: readonly Group[];
  readonly rejected: readonly Rejection[];
} {
  const groups = new Map<string, Group>();
  const rejected: Rejection[] = [];
  items.forEach((item, index) => {
    const id = businessOf(item, defaultBusiness);
    if (id === undefined) {
      rejected.push({ index, ...refusalOf(item) });
      return;
    }
    let group = groups.get(id);
    if (group === undefined) groups.set(id, (group = { business: businessIdOf(id), items: [], indexes: [] }));
    group.items.push(item);
    group.indexes.push(index);
  });
  return { groups: [...groups.values()], rejected };
}

function businessOf(item: unknown, defaultBusiness: BusinessId | undefined): string | undefined {
  if (!isFields(item) || item instanceof UnreadableItem) return undefined;
  const id = item['business_id'] ?? (item['kind'] === 'business' ? item['id'] : defaultBusiness);
  if (typeof id === 'string') return isId(id) ? id : undefined;
  return isId(id) ? String(id) : undefined;
}

function refusalOf(item: unknown): Refusal {
  if (item instanceof UnreadableItem) return { path: item.path, message: item.message };
  if (!isFields(item))
    return {
      path: '',
      message: `Expected a record: a JSON object with a \`kind\` and a \`business_id\`, ${cameAs(item)}.`,
    };
  const field = item['business_id'] == null && item['kind'] === 'business' ? 'id' : 'business_id';
  const came = cameAs(item[field] ?? undefined);
  const message = `Expected a \`${field}\` of 1 to 128 characters, since records of several businesses come here, ${came}: say whose it is.`;
  return { path: `/${field}`, message };
}

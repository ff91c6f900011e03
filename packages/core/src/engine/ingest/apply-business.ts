import { acceptsBusiness } from '../../records/accept/accept-state.ts';
import { isFields, type Fields } from '../../records/accept/fields.ts';
import { profileOfState } from '../../records/business-profile.ts';
import { explainRecord } from '../../records/explain-record.ts';
import { idOf } from '../../records/facts/context.ts';
import { stateOf } from '../../records/facts/state-fact.ts';
import type { State } from '../../records/fact.ts';
import type { BusinessProfile } from '../../records/profile.ts';
import type { Refusal } from '../../records/refusal.ts';
import { shortened } from '../../records/schema/expecting.ts';
import type { BusinessRecord } from '../../records/schema/record.ts';
import { newerState } from '../../records/state-order.ts';
import { addState, type Batch } from './batch.ts';
import type { Store } from './store.ts';
import { isOurs } from './take-item.ts';

const PASS = 'business';

/**
 * Takes the batch's `business` records, before anything else, and settles in which currency its facts are. The host's own profile wins
 * over the kept one.
 */
export async function applyBusiness(
  batch: Batch,
  items: readonly unknown[],
  parts: { readonly store: Store; readonly hostProfile: BusinessProfile | undefined },
): Promise<void> {
  const { store, hostProfile } = parts;
  const own = positionsOfBusiness(items);
  if (own.length === 0 && hostProfile !== undefined) return setContext(batch, hostProfile);
  let [state] = await store.find({ kind: 'business', ids: [batch.business] });
  for (const index of own) {
    const came = read(batch, items[index] as Fields, index);
    if (came === undefined) continue;
    const isNew = newerState(state, came) === 'new';
    const currency = hostProfile?.currency ?? (state && profileOfState(state).currency);
    const changes = isNew && currency !== undefined && currency !== profileOfState(came).currency;
    if (changes && (await store.hasFacts(batch.latestAt + 1))) {
      batch.rejections.add(PASS, index, () => currencyConflict(currency, came));
      continue;
    }
    if (isNew) state = came;
    addState(batch, came, index);
  }
  setContext(batch, hostProfile ?? (state && profileOfState(state)));
}

function setContext(batch: Batch, profile: BusinessProfile | undefined): void {
  if (profile !== undefined) batch.context = { latestAt: batch.latestAt, currency: profile.currency };
}

function positionsOfBusiness(items: readonly unknown[]): number[] {
  const positions: number[] = [];
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (isFields(item) && item['kind'] === 'business') positions.push(index);
  }
  return positions;
}

function read(batch: Batch, record: Fields, index: number): State | undefined {
  const refusal = refusalOf(batch, record);
  if (refusal !== undefined) batch.rejections.add(PASS, index, () => refusal);
  else {
    try {
      return stateOf(record as unknown as BusinessRecord, batch);
    } catch (error) {
      batch.rejections.addThrown(PASS, index, error);
    }
  }
  return undefined;
}

function refusalOf(batch: Batch, record: Fields): Refusal | undefined {
  if (!acceptsBusiness(record)) return explainRecord(record);
  const id = idOf(record['id'] as string | number);
  const path = isOurs(batch, record) ? '/id' : '/business_id';
  if (id === batch.business && isOurs(batch, record)) return undefined;
  const message = `Expected the business ${shortened(batch.business)}, got ${shortened(record[path.slice(1)])}: send it with that business's own token.`;
  return { path, message };
}

function currencyConflict(currency: string, came: State): Refusal {
  const received = shortened(came.record['currency']);
  const message = `Expected the currency ${currency}, got ${received}: it cannot change once facts exist, so start a business of another id.`;
  return { path: '/currency', message };
}

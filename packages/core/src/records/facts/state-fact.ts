import type { State } from '../fact.ts';
import type { BusinessRecord, CampaignRecord, PostRecord, ProductRecord } from '../schema/record.ts';
import { recordSchemas } from '../schema/record.ts';
import { amountOf, idOf, pastTimeOf, type FactContext } from './context.ts';

/** A state may come before its business has a profile; then nobody knows the currency. */
export type StateContext = Pick<FactContext, 'latestAt'> & Partial<FactContext>;

type StateRecord = BusinessRecord | ProductRecord | CampaignRecord | PostRecord;

/**
 * A checked state record as it is kept: its known fields, its id as text, without `updated_at` and `business_id`.
 * Throws `invalid_input` for a version or a publication ahead of now, and for a budget with too many decimals.
 */
export function stateOf(record: StateRecord, context: StateContext): State {
  const updatedAt = record.updated_at == null ? undefined : pastTimeOf(record.updated_at, 'updated_at', context);
  if (record.kind === 'post' && record.published_at != null) pastTimeOf(record.published_at, 'published_at', context);
  const { currency } = context;
  if (record.kind === 'campaign' && record.budget != null && currency) amountOf(record.budget, currency, 'budget');
  const implicit = record.kind === 'product' && record.learned === true ? { implicit: true } : {};
  return { kind: record.kind, id: idOf(record.id), updatedAt, ...implicit, record: knownFields(record) };
}

const NOT_KEPT: ReadonlySet<string> = new Set(['updated_at', 'business_id', 'learned']);

function knownFields(record: StateRecord): Record<string, unknown> {
  const known: Record<string, unknown> = {};
  for (const field of Object.keys(recordSchemas[record.kind].shape)) {
    const value = (record as Readonly<Record<string, unknown>>)[field];
    if (value != null && !NOT_KEPT.has(field)) known[field] = value;
  }
  known['id'] = idOf(record.id);
  return known;
}

/** A product as a sale or refund named it, at the time it did: gives way to any `product` record. */
export function learnedProduct(id: string, name: string, at: number): State {
  return { kind: 'product', id, updatedAt: at, implicit: true, record: { kind: 'product', id, name } };
}

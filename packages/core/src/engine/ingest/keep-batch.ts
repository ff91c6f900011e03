import type { DataAdapter, WriteBatch, WriteResult } from '../../data/adapter.ts';
import type { BusinessId } from '../../kernel/ids.ts';
import { latestTimeAt } from '../../records/facts/context.ts';
import type { BusinessProfile } from '../../records/profile.ts';
import type { RecordReceipt } from '../analytics.ts';
import { applyBusiness } from './apply-business.ts';
import { emptyBatch, type Batch } from './batch.ts';
import { countTrue, onlyTrue } from './only-true.ts';
import { rejectLate } from './reject-late.ts';
import { firstByIndex } from './rejections.ts';
import { resolveRefunds, type Resolved } from './resolve-refunds.ts';
import type { Written } from './result.ts';
import { storeOf } from './store.ts';
import { tagsOf } from './tags.ts';
import { takeItem } from './take-item.ts';

export interface BatchParts {
  readonly adapter: DataAdapter;
  readonly hostProfile: BusinessProfile | undefined;
  /** Wall clock, ms UTC. */
  readonly now: number;
}

export interface Kept {
  readonly receipt: RecordReceipt;
  /** `undefined` when nothing changed. */
  readonly written: Written | undefined;
}

/** Reads, resolves and writes the items of one business. Rejects with `unavailable` when the store fails. */
export async function keepBatch(business: BusinessId, items: readonly unknown[], parts: BatchParts): Promise<Kept> {
  const store = storeOf(parts.adapter, business);
  const batch = emptyBatch(business, latestTimeAt(parts.now));
  await applyBusiness(batch, items, { store, hostProfile: parts.hostProfile });
  for (let index = 0; index < items.length; index++) takeItem(batch, items[index], index);
  const resolved = await resolveRefunds(batch, store);
  const { facts } = batch;
  const states = [...batch.states, ...batch.learned.values()];
  if (facts.length === 0 && states.length === 0) return kept(batch, resolved, undefined);
  const { reattributed, replaced } = resolved;
  const result = await store.write({ facts, states, reattributed, replaced });
  return kept(batch, resolved, { batch: { facts, states, reattributed }, result });
}

interface Outcome {
  readonly batch: WriteBatch;
  readonly result: WriteResult;
}

function kept(batch: Batch, resolved: Resolved, outcome: Outcome | undefined): Kept {
  const newFacts = outcome?.result.newFacts ?? [];
  const newStates = outcome?.result.newStates ?? [];
  const accepted = countTrue(newFacts, batch.facts.length) + countTrue(newStates, batch.states.length);
  const late = rejectLate(batch, outcome?.result);
  const warnings = firstByIndex(
    resolved.doubts.filter(({ position }) => newFacts[position]).map(({ warning }) => warning),
  );
  const receipt = {
    accepted,
    duplicates: batch.facts.length + batch.states.length - accepted - late,
    rejected_count: batch.rejections.count,
    rejected: batch.rejections.list(),
    ...(warnings.length > 0 ? { warnings } : {}),
  };
  return { receipt, written: outcome && writtenOf(batch.business, resolved, outcome) };
}

function writtenOf(
  business: BusinessId,
  { replaced, reattributed }: Resolved,
  { batch, result }: Outcome,
): Written | undefined {
  const facts = onlyTrue(batch.facts, result.newFacts);
  const states = onlyTrue(batch.states, result.newStates);
  if (facts.length + states.length + reattributed.length === 0) return undefined;
  const tags = tagsOf(facts, [...replaced, ...reattributed], states);
  return { business, facts, states, replaced, reattributed, tags, highWaterMark: result.highWaterMark };
}

import type { WriteBatch } from '@bizboost/core';
import { commitGroup, type CommitParts } from './commit-group.ts';
import type { GroupChanges } from './group-rows.ts';
import type { KnownBusinesses } from './known-businesses.ts';
import { planGroup, type Outcome, type PlanParts } from './plan-group.ts';
import type { Submission } from './submission.ts';

/** A batch as it comes. */
export interface Incoming {
  readonly business: string;
  readonly batch: WriteBatch;
}

export interface GroupParts extends PlanParts, CommitParts {}

/**
 * Keeps batches, one after the other, in one transaction: those that are refused leave nothing behind, all others are on the disk when it
 * resolves. Rejects when the file fails; then nothing of any is kept.
 */
export async function keepGroup(batches: readonly Incoming[], parts: GroupParts): Promise<readonly Outcome[]> {
  const { submissions, newBusinesses } = numbered(batches, parts.businesses);
  try {
    const { changes, outcomes } = await planGroup(submissions, parts);
    if (changes.changes.size > 0 || newBusinesses.length > 0) await commitGroup({ ...changes, newBusinesses }, parts);
    noteKept(changes, newBusinesses, parts.businesses);
    parts.ids.trim();
    return outcomes;
  } catch (error) {
    // They were counted as known while it was planned.
    for (const { business } of submissions) parts.ids.forget(business);
    throw error;
  }
}

interface Numbered {
  readonly submissions: readonly Submission[];
  /** In the order of their numbers. */
  readonly newBusinesses: GroupChanges['newBusinesses'];
}

function numbered(batches: readonly Incoming[], known: KnownBusinesses): Numbered {
  const numbers = new Map<string, number>();
  const submissions = batches.map(({ business, batch }) => {
    let number = numbers.get(business) ?? known.numberOf(business);
    if (number === -1) numbers.set(business, (number = known.numberAfter(numbers.size)));
    return { business: number, batch };
  });
  return { submissions, newBusinesses: [...numbers].map(([id, number]) => ({ id, number })) };
}

function noteKept(
  { changes, states }: Pick<GroupChanges, 'changes' | 'states'>,
  newBusinesses: GroupChanges['newBusinesses'],
  known: KnownBusinesses,
): void {
  for (const { id } of newBusinesses) known.add(id);
  for (const [number, count] of changes) known.changed(number, count);
  for (const { business, state } of states) known.noteState(business, state);
}

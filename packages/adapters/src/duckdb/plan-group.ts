import type { Fact, WriteResult } from '@bizboost/core';
import type { GroupChanges } from './group-rows.ts';
import type { KnownBusinesses } from './known-businesses.ts';
import type { KnownIds } from './known-ids.ts';
import { newFactsOf } from './new-facts.ts';
import { keptRefunds, reattribute, refusalsOf } from './new-refunds.ts';
import { newStatesOf } from './new-states.ts';
import { admitted } from './refused-facts.ts';
import type { KeptFact, Submission } from './submission.ts';
import type { WriteSession } from './write-session.ts';

/** What became of a batch: kept, or refused and why. */
export type Outcome = { readonly result: WriteResult } | { readonly refusal: unknown };

export interface Plan {
  readonly changes: Omit<GroupChanges, 'newBusinesses'>;
  /** Batch by batch. */
  readonly outcomes: readonly Outcome[];
}

export interface PlanParts {
  readonly session: WriteSession;
  readonly businesses: KnownBusinesses;
  readonly ids: KnownIds;
}

/** What batches come to when they are kept one after the other. Nothing may be written meanwhile. */
export async function planGroup(came: readonly Submission[], parts: PlanParts): Promise<Plan> {
  const { submissions, resultOf } = await admitted(came, parts);
  const kept = await keptRefunds(parts.session, submissions);
  const refusals = refusalsOf(submissions, kept);
  const accepted = submissions.filter((submission) => !refusals.has(submission));
  const newFacts = await newFactsOf(accepted, parts);
  const states = await newStatesOf(parts.session, accepted);
  const refunds = reattribute(accepted, { kept, refunds: ofKind('refund', accepted, newFacts) });
  const isChanged = accepted.map(
    (_, index) =>
      (refunds.isChanged[index] as boolean[]).includes(true) ||
      (newFacts[index] as boolean[]).includes(true) ||
      (states.isNew[index] as boolean[]).includes(true),
  );
  const { marks, changes } = countChanges(accepted, isChanged, parts.businesses);
  const results = new Map(
    accepted.map((submission, index) => [
      submission,
      {
        newFacts: newFacts[index] as boolean[],
        newStates: states.isNew[index] as boolean[],
        reattributed: refunds.isChanged[index] as boolean[],
        highWaterMark: String(marks[index]),
      },
    ]),
  );
  return {
    changes: {
      changes,
      events: ofKind('event', accepted, newFacts),
      spends: ofKind('spend', accepted, newFacts),
      trades: [...ofKind('sale', accepted, newFacts), ...refunds.refunds],
      replacingRefunds: refunds.replacing,
      states: states.changed,
    },
    outcomes: await Promise.all(
      submissions.map(async (submission, index) => {
        const result = results.get(submission);
        return result === undefined ? { refusal: refusals.get(submission) } : { result: await resultOf(index, result) };
      }),
    ),
  };
}

/** The new facts of a kind, in order. */
function ofKind<Kind extends Fact['kind']>(
  kind: Kind,
  submissions: readonly Submission[],
  newFacts: readonly (readonly boolean[])[],
): KeptFact<Extract<Fact, { readonly kind: Kind }>>[] {
  const kept: KeptFact<Extract<Fact, { readonly kind: Kind }>>[] = [];
  for (const [index, { business, batch }] of submissions.entries()) {
    const isNew = newFacts[index] as readonly boolean[];
    for (let position = 0; position < batch.facts.length; position++) {
      const fact = batch.facts[position] as Fact;
      if (fact.kind === kind && isNew[position] === true)
        kept.push({ business, fact: fact as Extract<Fact, { readonly kind: Kind }> });
    }
  }
  return kept;
}

/** The high-water mark after each batch, and of each business that changed. */
function countChanges(
  submissions: readonly Submission[],
  isChanged: readonly boolean[],
  businesses: KnownBusinesses,
): { readonly marks: readonly number[]; readonly changes: ReadonlyMap<number, number> } {
  const changes = new Map<number, number>();
  const marks = submissions.map(({ business }, index) => {
    const before = changes.get(business) ?? businesses.changesOf(business);
    if (isChanged[index] === true) changes.set(business, before + 1);
    return changes.get(business) ?? before;
  });
  return { marks, changes };
}

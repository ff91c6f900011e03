import { writeUnlessRefused, type WriteResult } from '@bizboost/core';
import { storable } from '../sql/storable-text.ts';
import { keptIds, suspectName, type Suspect } from './kept-ids.ts';
import type { KnownBusinesses } from './known-businesses.ts';
import type { Submission } from './submission.ts';
import type { WriteSession } from './write-session.ts';

export interface Admitted {
  /** The batches without what is refused. */
  readonly submissions: readonly Submission[];
  /** The result of a batch as its sender sees it. */
  resultOf(index: number, result: WriteResult): Promise<WriteResult>;
}

/** Leaves out events of days that are summed up, unless they are kept. */
export async function admitted(
  submissions: readonly Submission[],
  { session, businesses }: { readonly session: WriteSession; readonly businesses: KnownBusinesses },
): Promise<Admitted> {
  const late = submissions.map((submission) => lateEvents(submission, businesses.closedBefore(submission.business)));
  const all = late.flatMap((events) => [...events.values()]);
  if (all.length === 0) return { submissions, resultOf: async (_, result) => result };
  const kept = await keptIds(session, all);
  const refused = submissions.map(({ batch }, index) => {
    const isRefused = (position: number): boolean => {
      const event = late[index]?.get(position);
      return event !== undefined && !kept.has(suspectName(event));
    };
    const flags = batch.facts.map((_, position) => isRefused(position));
    return flags.includes(true) ? flags : undefined;
  });
  return {
    submissions: submissions.map(({ business, batch }, index) => ({
      business,
      batch: { ...batch, facts: batch.facts.filter((_, position) => refused[index]?.[position] !== true) },
    })),
    resultOf: (index, result) =>
      writeUnlessRefused((submissions[index] as Submission).batch, refused[index], async () => result),
  };
}

/** By position. */
function lateEvents({ business, batch }: Submission, closedBefore: number): ReadonlyMap<number, Suspect> {
  const late = new Map<number, Suspect>();
  if (closedBefore === -Infinity) return late;
  for (const [position, { kind, id, at }] of batch.facts.entries())
    if (kind === 'event' && at < closedBefore) late.set(position, { business, kind, id: storable(id), at });
  return late;
}

import type { HashSet } from './hash-set.ts';
import { hashIds } from './id-hash.ts';
import { keptIds, suspectName, type Suspect } from './kept-ids.ts';
import type { FactKind, KnownIds } from './known-ids.ts';
import type { Submission } from './submission.ts';
import { storable } from '../sql/storable-text.ts';
import type { WriteSession } from './write-session.ts';

/**
 * Which facts of some batches are new, batch by batch: of several with one kind and id the first, unless it is kept already. From here on they
 * count as known: if they are not kept after all, the ids of their businesses must be forgotten.
 */
export async function newFactsOf(
  submissions: readonly Submission[],
  { session, ids }: { readonly session: WriteSession; readonly ids: KnownIds },
): Promise<boolean[][]> {
  for (const [kind, businesses] of businessesByKind(submissions)) await ids.read(session, kind, businesses);
  const suspects: Doubtful[] = [];
  const newFacts = submissions.map((submission) => {
    const isNew = submission.batch.facts.map(() => true);
    for (const position of hitsOf(submission, ids)) {
      isNew[position] = false;
      suspects.push(doubtful(submission, position, isNew));
    }
    return isNew;
  });
  if (suspects.length > 0) await judge(suspects, { submissions, newFacts, session });
  return newFacts;
}

/** A suspect, and where to say so when it is none. */
interface Doubtful extends Suspect {
  readonly position: number;
  readonly isNew: boolean[];
}

function doubtful({ business, batch }: Submission, position: number, isNew: boolean[]): Doubtful {
  const { kind, id, at } = batch.facts[position] as Submission['batch']['facts'][number];
  return { business, kind, id: storable(id), at, position, isNew };
}

function businessesByKind(submissions: readonly Submission[]): Map<FactKind, Set<number>> {
  const businesses = new Map<FactKind, Set<number>>();
  for (const { business, batch } of submissions) {
    for (const kind of new Set(batch.facts.map((fact) => fact.kind))) {
      const ofKind = businesses.get(kind) ?? new Set();
      businesses.set(kind, ofKind.add(business));
    }
  }
  return businesses;
}

/** Positions of facts whose hash is known, or is that of an earlier one; all others are known from here on. */
function hitsOf({ business, batch: { facts } }: Submission, ids: KnownIds): number[] {
  const hashes = new Uint32Array(facts.length * 2);
  hashIds(
    facts.map(({ id }) => storable(id)),
    hashes,
  );
  const sets = new Map<FactKind, HashSet>();
  const hits: number[] = [];
  for (let position = 0; position < facts.length; position++) {
    const { kind } = facts[position] as (typeof facts)[number];
    let set = sets.get(kind);
    if (set === undefined) sets.set(kind, (set = ids.of(kind, business)));
    if (!set.add(hashes[position * 2] as number, hashes[position * 2 + 1] as number)) hits.push(position);
  }
  return hits;
}

interface Trial {
  readonly submissions: readonly Submission[];
  readonly newFacts: readonly (readonly boolean[])[];
  readonly session: WriteSession;
}

/** Says of each suspect whether it is new after all: neither kept nor in these batches before. */
async function judge(suspects: readonly Doubtful[], { submissions, newFacts, session }: Trial): Promise<void> {
  const names = new Set(suspects.map(suspectName));
  const taken = new Set<string>();
  for (const [index, { business, batch }] of submissions.entries()) {
    for (const [position, { kind, id }] of batch.facts.entries()) {
      if (newFacts[index]?.[position] !== true) continue;
      const name = suspectName({ business, kind, id: storable(id) });
      if (names.has(name)) taken.add(name);
    }
  }
  const open = suspects.filter((suspect) => !taken.has(suspectName(suspect)));
  const kept = open.length === 0 ? new Set() : await keptIds(session, open);
  for (const suspect of open) {
    const name = suspectName(suspect);
    if (kept.has(name) || taken.has(name)) continue;
    taken.add(name);
    suspect.isNew[suspect.position] = true;
  }
}

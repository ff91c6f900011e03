import type { WriteBatch, WriteResult } from './adapter.ts';

/** Writes a batch without the facts that are refused, and tells of all of them. `refused` is absent where there are none: the usual case. */
export async function writeUnlessRefused(
  batch: WriteBatch,
  refused: readonly boolean[] | undefined,
  write: (batch: WriteBatch) => Promise<WriteResult>,
): Promise<WriteResult> {
  if (refused === undefined) return write(batch);
  const result = await write({ ...batch, facts: batch.facts.filter((_, index) => refused[index] !== true) });
  let position = 0;
  const newFacts = batch.facts.map((_, index) => refused[index] !== true && result.newFacts[position++] === true);
  return { ...result, newFacts, refusedFacts: refused };
}

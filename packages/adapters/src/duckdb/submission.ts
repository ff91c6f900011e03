import type { Fact, WriteBatch } from '@bizboost/core';

/** A batch, with the number of its business. */
export interface Submission {
  readonly business: number;
  readonly batch: WriteBatch;
}

/** A fact that a group of batches keeps. */
export interface KeptFact<F extends Fact = Fact> {
  readonly business: number;
  readonly fact: F;
}

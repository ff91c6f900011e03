import type { DataAdapter } from '@bizboost/core';

/** An adapter over a database behind a pool of connections. */
export interface PooledAdapter extends Required<DataAdapter> {
  /** Resolves when the database answers and has our schema; rejects with what is wrong. Need not be called: the first question finds out, too. */
  ready(): Promise<void>;
}

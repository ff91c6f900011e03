import { BizBoostError } from '@bizboost/core';
import type { PooledEngine } from './pooled-database.ts';

/** An engine over tables that are not ours: no schema is looked for, and what is missing is the application's. */
export function engineToRead(engine: PooledEngine): PooledEngine {
  return {
    ...engine,
    check: async () => {},
    explain(error) {
      const explained = engine.explain(error);
      const isOfTables = BizBoostError.isInstance(explained.error) && SAYS_OURS.has(explained.error.code);
      return isOfTables ? { ...explained, error: changedTables(error) } : explained;
    },
  };
}

/** Failures whose words speak of our own tables. */
const SAYS_OURS: ReadonlySet<string> = new Set(['unsupported', 'forbidden']);

function changedTables(cause: unknown): BizBoostError {
  return new BizBoostError(
    'unsupported',
    'A table or column that the mapping names is not there any more, or may not be read: bring the mapping up to date, or give the role SELECT on it.',
    { cause },
  );
}

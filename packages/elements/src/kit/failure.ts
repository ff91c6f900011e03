import type { BizBoostError } from '@bizboost/core/contract';

/** What went wrong, as far as an element shows it: an error of the source, or one of its own. */
export type Failure = Pick<BizBoostError, 'code' | 'message' | 'retryable'> & Partial<Pick<BizBoostError, 'reference'>>;

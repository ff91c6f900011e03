/** What asking for a receipt takes, fetched when one is asked for: nobody else needs its schema. */
import { receiptQuery } from '@bizboost/core/contract';

export { openSource } from '../kit/source/open-source.ts';

export const queries = { receipt: receiptQuery } as const;

/**
 * What asking takes, fetched when there is something to ask: the client, and the questions with the schemas that check their
 * answers. A page that hands over its data needs none of it, and the first frame of one that asks does not wait for it.
 */
import { driversQuery, liveQuery, metricQuery } from '@bizboost/core/contract';

export { openSource } from '../kit/source/open-source.ts';

/** The questions that this capability's elements ask. */
export const queries = { live: liveQuery, metric: metricQuery, drivers: driversQuery } as const;

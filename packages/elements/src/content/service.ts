/** What asking for advice takes, fetched when there is something to ask: the client, the question and the command with their schemas. */
import { suggestionsQuery } from '@bizboost/core/contract';

export { predictCommand } from '@bizboost/core/contract';
export { openSource } from '../kit/source/open-source.ts';

/** The question that this capability's elements ask. */
export const queries = { suggestions: suggestionsQuery } as const;

import type {
  AnswerOf,
  driversQuery,
  liveQuery,
  metricQuery,
  ParamsOf,
  receiptQuery,
  suggestionsQuery,
} from '@bizboost/core/contract';
import type { OpenSource } from './open-source.ts';
import type { SourceAddress } from './source-address.ts';

/** The questions that elements ask, by name. Types alone: the definitions come with a capability's service. */
export interface Queries {
  readonly live: typeof liveQuery;
  readonly metric: typeof metricQuery;
  readonly drivers: typeof driversQuery;
  readonly receipt: typeof receiptQuery;
  readonly suggestions: typeof suggestionsQuery;
}

export type QueryName = keyof Queries;

/** Which question, with its parameters. */
export interface Question<Name extends QueryName = QueryName> {
  readonly query: Name;
  readonly params: ParamsOf<Queries[Name]>;
}

export type AnswerTo<Name extends QueryName> = AnswerOf<Queries[Name]>;

/** What asking takes: each capability has its own, so that nobody fetches the questions of another. */
export interface Service {
  readonly queries: Partial<Queries>;
  openSource(address: SourceAddress): OpenSource;
}

/** Equal for equal questions. */
export function nameOf({ query, params }: Question): string {
  return `${query} ${JSON.stringify(params)}`;
}

import type { AnswerOf, ParamsOf } from '@bizboost/core/contract';
import type { queries } from './service.ts';

type Queries = typeof queries;

/** A question that elements ask, by its name. */
export type QueryName = keyof Queries;

/** Which question, with its parameters. */
export interface Question<Name extends QueryName = QueryName> {
  readonly query: Name;
  readonly params: ParamsOf<Queries[Name]>;
}

export type AnswerTo<Name extends QueryName> = AnswerOf<Queries[Name]>;

/** Equal for equal questions. */
export function nameOf({ query, params }: Question): string {
  return `${query} ${JSON.stringify(params)}`;
}

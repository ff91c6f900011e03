import { addressOf, type AnswerOf, type ParamsOf, type QueryDefinition } from '@bizboost/core/contract';

/** A query with its parameters. */
export interface Question<Q extends QueryDefinition = QueryDefinition> {
  readonly query: Q;
  readonly params: ParamsOf<Q>;
}

/** Keeps the parameters' types. */
export function question<Q extends QueryDefinition>(query: Q, params: ParamsOf<Q>): Question<Q> {
  return { query, params };
}

/** One name per question: its address. */
export function nameOf(asked: Question): string {
  return addressOf(asked.query, asked.params);
}

export type AnswerTo<Asked> = Asked extends Question<infer Q> ? AnswerOf<Q> : never;

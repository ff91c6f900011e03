import { BizBoostError, type AnswerOf, type QueryDefinition } from '@bizboost/core/contract';
import * as z from 'zod/mini';

const checked = new WeakMap<object, QueryDefinition>();

/** Says that a value came from a source and needs no check: sources have made theirs. */
export function trustAnswer<Q extends QueryDefinition>(query: Q, answer: AnswerOf<Q>): AnswerOf<Q> {
  if (typeof answer === 'object' && answer !== null) checked.set(answer, query);
  return answer;
}

/** The value, if it is an answer of the query; else throws what is wrong with it and where. */
export function checkAnswer<Q extends QueryDefinition>(query: Q, value: unknown): AnswerOf<Q> {
  if (typeof value === 'object' && value !== null && checked.get(value) === query) return value as AnswerOf<Q>;
  const parsed = z.safeParse(query.result, value);
  if (parsed.success) return trustAnswer(query, parsed.data as AnswerOf<Q>);
  const issue = parsed.error.issues[0];
  const path = `/${(issue?.path ?? []).join('/')}`;
  throw new BizBoostError('invalid_input', `\`data\` must be an answer of ${query.path}; at ${path} it is not. Hand over what the service answered, unchanged.`, {
    path,
    expected: query.path,
    received: typeof value,
  });
}

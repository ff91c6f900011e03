import { BizBoostError, type QueryDefinition } from '@bizboost/core/contract';
import * as z from 'zod/mini';

/** The value as its schema has it. Throws `invalid_record`, naming the field, where the server sent something else. */
export function checkedValue<Schema extends z.core.$ZodType>(schema: Schema, value: unknown): z.core.output<Schema> {
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = `/${(issue?.path ?? []).map(String).join('/')}`;
  const expected = issue?.code === 'invalid_type' ? issue.expected : 'what its schema says';
  const message = `Expected ${expected} at "${path}" of the server's answer, received something else. The server may be newer than this client.`;
  throw new BizBoostError('invalid_record', message, { path, expected });
}

/** The raw answer checked against its query; where it fails, the last good one and why. */
export function checkedAnswer(
  query: QueryDefinition,
  raw: unknown,
  lastGood: unknown,
): { readonly answer?: unknown; readonly error?: BizBoostError } {
  try {
    return { answer: checkedValue(query.result, raw) };
  } catch (error) {
    return { answer: lastGood, error: error as BizBoostError };
  }
}

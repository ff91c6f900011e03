import { isErrorCode, type ErrorCode, type StreamMessages } from '@bizboost/core/contract';
import * as z from 'zod/mini';

const json = z.unknown();
const revision = z.string().check(z.minLength(1));
const operation = z.discriminatedUnion('op', [
  z.object({ op: z.literal('add'), path: z.string(), value: json }),
  z.object({ op: z.literal('replace'), path: z.string(), value: json }),
  z.object({ op: z.literal('remove'), path: z.string() }),
]);

const schemas = {
  answer: z.object({ ask: z.string(), revision, data: z.record(z.string(), json) }),
  patch: z.object({ ask: z.string(), revision, base: revision, ops: z.array(operation) }),
  metric: z.object({ metric_type: z.string(), data: json }),
  problem: z.object({
    ask: z.string(),
    code: z.pipe(
      z.string(),
      z.transform((code): ErrorCode => (isErrorCode(code) ? code : 'internal')),
    ),
    title: z.string(),
  }),
};

/** A message of the stream, by its event name. */
export type StreamMessage = {
  readonly [Name in keyof StreamMessages]: { readonly type: Name } & StreamMessages[Name];
}[keyof StreamMessages];

/** The message, `unknown` for an event of a newer server, or `bad` for one that is not what the contract says. */
export function streamMessageOf(name: string, data: string): StreamMessage | 'unknown' | 'bad' {
  return checkedMessage(name, parseJson(data));
}

/** The same for what has been parsed. */
export function checkedMessage(name: string, value: unknown): StreamMessage | 'unknown' | 'bad' {
  if (!Object.hasOwn(schemas, name)) return 'unknown';
  const parsed = schemas[name as keyof typeof schemas].safeParse(value);
  // The schemas say no more than the types do; that JSON holds JSON they cannot say.
  return parsed.success ? ({ type: name, ...parsed.data } as StreamMessage) : 'bad';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

import { isErrorCode, type StreamMessages } from '@bizboost/core/contract';
import * as z from 'zod/mini';

// Only what core's own schemas are made of: every further kind of schema costs a page some hundred bytes.
const operation = z.object({ op: z.enum(['add', 'replace', 'remove']), path: z.string(), value: z.optional(z.any()) });

const schemas = {
  answer: z.object({ ask: z.string(), revision: z.string(), data: z.record(z.string(), z.any()) }),
  patch: z.object({ ask: z.string(), revision: z.string(), base: z.string(), ops: z.array(operation) }),
  metric: z.object({ metric_type: z.string(), data: z.any() }),
  problem: z.object({ ask: z.string(), code: z.string(), title: z.string() }),
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
  if (!parsed.success) return 'bad';
  const message = { type: name, ...parsed.data } as StreamMessage;
  if (
    message.type === 'patch' &&
    message.ops.some((operation) => operation.op !== 'remove' && operation.value === undefined)
  )
    return 'bad';
  // A newer server may know more codes.
  return message.type === 'problem' && !isErrorCode(message.code) ? { ...message, code: 'internal' } : message;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

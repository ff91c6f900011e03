import type * as z from 'zod/mini';

/**
 * A question that can be asked: browser-safe, so that client and elements share it with the engine.
 * `path` is a template such as `analytics/live/campaign/{id}`; every `{name}` in it is a parameter.
 */
export interface QueryDefinition<
  Params extends z.core.$ZodType = z.core.$ZodType,
  Result extends z.core.$ZodType = z.core.$ZodType,
> {
  /** Unique in an engine; the name of its sugar method, e.g. `live`. */
  readonly name: string;
  readonly path: string;
  /** One line for OpenAPI. */
  readonly summary: string;
  /** Parameters as they travel: strings. Optional ones are left out of the address. */
  readonly params: Params;
  /** The whole answer, common fields included. */
  readonly result: Result;
}

/** Something a person does. Comes round as a change. */
export interface CommandDefinition<
  Input extends z.core.$ZodType = z.core.$ZodType,
  Receipt extends z.core.$ZodType = z.core.$ZodType,
> {
  readonly name: string;
  readonly path: string;
  readonly summary: string;
  /** What a caller's token must have; `read` for what changes nothing but is no question, since its input belongs in no address. */
  readonly scope: 'act' | 'ingest' | 'read';
  readonly input: Input;
  readonly receipt: Receipt;
}

/** The parameters of a question as its callers write them. */
export type ParamsOf<Q extends QueryDefinition> = z.core.input<Q['params']>;
/** The whole answer to a question, common fields included. */
export type AnswerOf<Q extends QueryDefinition> = z.core.output<Q['result']>;
/** What a command takes. */
export type InputOf<C extends CommandDefinition> = z.core.input<C['input']>;
/** What a command gives back once it is done, and its records are kept. */
export type ReceiptOf<C extends CommandDefinition> = z.core.output<C['receipt']>;

/** Keeps the literal types of a definition. */
export function defineQuery<P extends z.core.$ZodType, R extends z.core.$ZodType>(
  query: QueryDefinition<P, R>,
): QueryDefinition<P, R> {
  return Object.freeze(query);
}

/** The same for a command. */
export function defineCommand<I extends z.core.$ZodType, R extends z.core.$ZodType>(
  command: CommandDefinition<I, R>,
): CommandDefinition<I, R> {
  return Object.freeze(command);
}

import type { BusinessId } from '../kernel/ids.ts';
import type { MissingPart } from '../kernel/missing-part.ts';
import type { DataAdapter, ReadQuery } from '../data/adapter.ts';
import type { Fact } from '../data/fact.ts';
import type { SumsReader } from '../data/reader.ts';
import type { MetricDefinition } from '../metric/definition.ts';
import type { CommonFields } from '../protocol/common-fields.ts';
import type { AnswerOf, CommandDefinition, InputOf, ParamsOf, QueryDefinition, ReceiptOf } from '../protocol/query.ts';
import type { Period } from '../kernel/period.ts';
import type { BusinessProfile } from '../records/profile.ts';

/** One business's data, and no other's: it has no argument to name another with. Sums are remembered and brought up to date. */
export interface Reader extends SumsReader {
  /** Where it all comes from: what the host's adapter calls itself, and whether it keeps records or reads an application's tables. */
  readonly source: { readonly name: string; readonly holds: NonNullable<DataAdapter['holds']> };
  read(query: Omit<ReadQuery, 'business'>): AsyncIterable<Fact>;
}

/** Lets others have their turn: to be awaited now and then by what computes long. */
export type Pause = () => Promise<void>;

/** Keeps what was learned from one business's data, as JSON. */
export interface Models {
  /**
   * The model of a name. Made where there is none; where there is one of another basis, that one is given at once, a new one is made behind the
   * caller's back, and the tag `models` is told when it is there.
   * @param name says its form too: of another form, another name
   * @param basis what it is made from; equal means nothing new
   */
  get<T extends object>(name: string, basis: string, make: (pause: Pause) => T | Promise<T>): Promise<T>;
}

/** What an answerer may know. Pure functions of it: no clock, no cache, no other tenant. */
export interface AnswerContext {
  readonly business: BusinessId;
  /** With the view of the asker (time zone, week start) already applied. */
  readonly profile: BusinessProfile;
  /** Milliseconds UTC; one moment for the whole answer. */
  readonly now: number;
  /** The period the parameters name, resolved in the profile's calendar. */
  readonly period: Period;
  readonly reader: Reader;
  /** Built-in and host's own, by name. */
  readonly metrics: ReadonlyMap<string, MetricDefinition>;
  /**
   * Says that the answer lacks something: it becomes `partial` and lists it as `missing`. Of what the store lacks, and of numbers that
   * are `NaN`, the engine says so itself.
   */
  readonly onMissing: (part: MissingPart) => void;
  readonly models: Models;
  readonly signal?: AbortSignal | undefined;
}

/** The fields the engine adds itself. */
export type EngineFields = keyof CommonFields;

/** How one question of a capability is answered. Pure: equal contexts give equal answers. */
export interface Answerer<Q extends QueryDefinition = QueryDefinition> {
  readonly query: Q;
  /** What a change must touch to make the answer stale, e.g. `['sales', 'campaign:42']`. Of the business itself nothing need be said. */
  tags(params: ParamsOf<Q>, metrics: AnswerContext['metrics']): readonly string[];
  /** How often time alone makes the answer another one while the period runs, ms. Default a minute. */
  readonly turnMs?: number;
  /**
   * `not_found` where the thing asked about is not this business's. A number that cannot be told is `NaN` and travels as `null`.
   */
  answer(context: AnswerContext, params: ParamsOf<Q>): Promise<Omit<AnswerOf<Q>, EngineFields>>;
}

/** What a command's handler may know. */
export interface HandlerContext extends Omit<AnswerContext, 'period' | 'onMissing'> {
  /** The answer to a question of the same business, as whoever sent the command sees it: remembered, where it is. */
  ask<Q extends QueryDefinition>(query: Q, params: ParamsOf<Q>): Promise<AnswerOf<Q>>;
}

/** How one command of a capability is carried out. It writes nothing itself: it gives back the records to keep. */
export interface CommandHandler<C extends CommandDefinition = CommandDefinition> {
  readonly command: C;
  /** The records, if any, are kept as if they had been sent; the receipt is given once they are. */
  handle(
    context: HandlerContext,
    input: InputOf<C>,
  ): Promise<{ readonly receipt: ReceiptOf<C>; readonly records?: readonly unknown[] }>;
}

/** Data handed to the engine: all the server and the client know of it is its definitions. */
export interface Capability {
  readonly name: string;
  // Answerers of different queries have parameters that no common type but `any` would accept; `answerer()` checks each.
  readonly answerers: readonly AnyAnswerer[];
  readonly handlers?: readonly AnyHandler[];
}

export type AnyAnswerer = Answerer<QueryDefinition>;
export type AnyHandler = CommandHandler<CommandDefinition>;

/** Checks an answerer against its query, then forgets the parameter types, so that a list can hold many. */
export function answerer<Q extends QueryDefinition>(definition: Answerer<Q>): AnyAnswerer {
  return definition as unknown as AnyAnswerer;
}

/** The same for a command's handler. */
export function commandHandler<C extends CommandDefinition>(definition: CommandHandler<C>): AnyHandler {
  return definition as unknown as AnyHandler;
}

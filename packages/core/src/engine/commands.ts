import type * as z from 'zod/mini';
import type { HandlerContext } from '../capabilities/capability.ts';
import type { Registry } from '../capabilities/registry.ts';
import { checkValue } from '../kernel/check-value.ts';
import type { Clock } from '../kernel/clock.ts';
import { BizBoostError } from '../kernel/errors.ts';
import type { MetricDefinition } from '../metric/definition.ts';
import type { AnswerOf, CommandDefinition, InputOf, ReceiptOf } from '../protocol/query.ts';
import { pointerOf } from '../protocol/pointer.ts';
import type { AskOptions } from '../protocol/source.ts';
import type { Answers, Asker } from './answers.ts';
import type { KeptModels } from './kept-models.ts';
import type { Questions } from './questions.ts';
import type { Recorder } from './recorder.ts';
import type { Tenants } from './tenants.ts';

export interface CommandParts {
  readonly registry: Registry;
  readonly answers: Answers;
  readonly questions: Questions;
  readonly tenants: Tenants;
  readonly recorder: Recorder;
  readonly clock: Clock;
  readonly metrics: ReadonlyMap<string, MetricDefinition>;
  readonly models: KeptModels;
}

/** Does what a person asked for: checks the input, lets the capability handle it, keeps the records it makes. */
export class Commands {
  readonly #parts: CommandParts;

  constructor(parts: CommandParts) {
    this.#parts = parts;
  }

  /** `not_found` for a command of no capability here, `invalid_input` for an input its schema refuses. */
  async act<C extends CommandDefinition>(
    asker: Asker,
    command: C,
    input: InputOf<C>,
    options: AskOptions = {},
  ): Promise<ReceiptOf<C>> {
    const { registry, answers, questions, tenants, recorder, clock, metrics } = this.#parts;
    options.signal?.throwIfAborted();
    const handler = registry.handlers.get(command.name);
    if (handler === undefined) throw unknownCommand(command);
    const { issue } = checkValue(handler.command.input, input);
    if (issue !== undefined) throw invalidInput(issue);
    const profile = await answers.profile(asker);
    const tenant = tenants.of(asker.business);
    const business = tenant.id;
    // A receipt has no place to say what the store lacks.
    const reader = tenant.reader(() => {});
    const models = this.#parts.models.of(business);
    const { signal } = options;
    const ask: HandlerContext['ask'] = async (query, params) =>
      (await answers.ask(asker, questions.of(query, params), signal)).data as unknown as AnswerOf<typeof query>;
    const context = { business, profile, now: clock.now(), reader, metrics, models, signal, ask };
    const { receipt, records = [] } = await handler.handle(context, input);
    if (records.length > 0) await recorder.one(business, records);
    return receipt as ReceiptOf<C>;
  }
}

function unknownCommand({ name }: CommandDefinition): BizBoostError {
  return new BizBoostError(
    'not_found',
    `No capability of this engine handles "${name}": add the one that does to \`capabilities\`.`,
    { received: name },
  );
}

function invalidInput(issue: z.core.$ZodIssue): BizBoostError {
  const path = pointerOf(issue.path.map(String));
  return new BizBoostError('invalid_input', `Expected a valid value at "${path}": ${issue.message}.`, { path });
}

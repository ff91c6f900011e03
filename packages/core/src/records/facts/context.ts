import { BizBoostError } from '../../kernel/errors.ts';
import { MAX_MINOR, parseAmount } from '../../kernel/money.ts';
import { readTimestamp } from '../schema/read-timestamp.ts';

/** What a record's meaning depends on beside itself. */
export interface FactContext {
  /** `latestTimeAt` now, ms UTC. */
  readonly latestAt: number;
  /** The business's own, ISO 4217. */
  readonly currency: string;
}

const DAY_MS = 86_400_000;

/** The latest time that may have happened by `now`: clocks and offsets of senders may be wrong by 24 h. */
export function latestTimeAt(now: number): number {
  return now + DAY_MS;
}

type Id = string | number;

/** An id as it is kept: integers become strings. */
export function idOf(id: Id): string {
  return typeof id === 'string' ? id : String(id + 0);
}

export function maybeIdOf(id: Id | null | undefined): string | undefined {
  return id == null ? undefined : idOf(id);
}

/** A time that has passed, ms UTC. Throws `invalid_input` when it lies more than 24 h ahead. */
export function pastTimeOf(text: string, field: string, { latestAt }: Pick<FactContext, 'latestAt'>): number {
  const at = readTimestamp(text);
  if (at <= latestAt) return at;
  const expected = 'a time at most 24 h ahead of now';
  throw new BizBoostError(
    'invalid_input',
    `Expected ${expected}, got "${text}": check the clock and the offset of the sender.`,
    {
      path: `/${field}`,
      expected,
      received: text,
    },
  );
}

/** An amount in minor units. Throws `invalid_input` with the field's path when it has more decimals than its currency. */
export function amountOf(value: string | number, currency: string, field: string): number {
  try {
    return parseAmount(value, currency);
  } catch (cause) {
    throw below(`/${field}`, cause, `${currency} amounts`);
  }
}

export function maybeAmountOf(value: string | number | null | undefined, currency: string, field: string): number {
  return value == null ? 0 : amountOf(value, currency, field);
}

/** The running total of a sale or refund. Throws `invalid_input` beyond the bound of amounts. */
export function addWithinBound(total: number, amount: number): number {
  if (total + amount <= MAX_MINOR) return total + amount;
  const expected = `a total of at most ${MAX_MINOR} minor units`;
  throw new BizBoostError(
    'invalid_input',
    `Expected ${expected}, got more with this item: check its quantity and price.`,
    { expected },
  );
}

/** The same error, seen from further up: its path begins with `path`. */
export function below(path: string, error: unknown, of?: string): unknown {
  if (!BizBoostError.isInstance(error)) return error;
  const message = of === undefined ? error.message : error.message.replace(/^Expected /, `Of ${of}, expected `);
  const { expected, received } = error;
  return new BizBoostError(error.code, message, {
    path: path + (error.path ?? ''),
    ...(expected === undefined ? {} : { expected }),
    ...(received === undefined ? {} : { received }),
    cause: error,
  });
}

import { BizBoostError, type Fact, type LedgerLine, type RefundFact, type WriteBatch } from '@bizboost/core';

/** Refuses numbers that are no safe integers (`invalid_input`), before anything is kept. */
export function refuseWrongNumbers({ facts, reattributed }: WriteBatch): void {
  refuse(facts, '/facts');
  refuse(reattributed, '/reattributed');
}

/** Refuses lines for refunds that are not there (`conflict`). */
export function refuseMissingRefund(refunds: readonly RefundFact[], kept: ReadonlyMap<string, unknown>): void {
  const index = refunds.findIndex(({ id }) => !kept.has(id));
  if (index === -1) return;
  const facts = {
    path: `/reattributed/${index}/id`,
    expected: 'the id of a kept refund',
    received: JSON.stringify(refunds[index]?.id),
  };
  throw refusal('conflict', facts);
}

function refuse(facts: readonly Fact[], path: string): void {
  for (const [index, fact] of facts.entries()) {
    const field = wrongNumberOf(fact);
    if (field === undefined) continue;
    throw refusal('invalid_input', {
      path: `${path}/${index}${field}`,
      expected: 'safe integers',
      received: 'something else',
    });
  }
}

function wrongNumberOf(fact: Fact): string | undefined {
  if (!Number.isSafeInteger(fact.at)) return '/at';
  if (fact.kind === 'event') return wrongOf(fact, ['count', 'value']);
  if (fact.kind === 'spend') return wrongOf(fact, ['amount']);
  for (const [index, line] of fact.lines.entries()) {
    const wrong = wrongOf(line, LINE_NUMBERS);
    if (wrong !== undefined) return `/lines/${index}${wrong}`;
  }
  return undefined;
}

const LINE_NUMBERS = [
  'gross',
  'discount',
  'refund',
  'quantity',
  'returned',
  'orders',
  'productOrders',
] as const satisfies readonly (keyof LedgerLine)[];

function wrongOf<T>(values: T, names: readonly (keyof T & string)[]): string | undefined {
  const wrong = names.find((name) => !Number.isSafeInteger(values[name]));
  return wrong === undefined ? undefined : `/${wrong}`;
}

interface Wrong {
  readonly path: string;
  readonly expected: string;
  readonly received: string;
}

function refusal(code: 'invalid_input' | 'conflict', facts: Wrong): BizBoostError {
  const { path, expected, received } = facts;
  return new BizBoostError(
    code,
    `Expected ${expected} at ${path}, got ${received}: nothing of the batch was kept.`,
    facts,
  );
}

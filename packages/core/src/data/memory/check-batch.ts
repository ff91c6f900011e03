import { BizBoostError } from '../../kernel/errors.ts';
import type { WriteBatch } from '../adapter.ts';
import type { Fact, LedgerLine } from '../fact.ts';
import type { BusinessStore } from './business-store.ts';

/**
 * Refuses a batch that could not be kept whole, before anything of it is: numbers that are no safe integers (`invalid_input`), lines for
 * a refund that is not there (`conflict`).
 */
export function checkBatch(store: BusinessStore, { facts, reattributed }: WriteBatch): void {
  checkNumbers(facts, '/facts');
  checkNumbers(reattributed, '/reattributed');
  for (const [index, { id }] of reattributed.entries()) {
    const isKept = store.ids.refund.find(id) !== -1 || facts.some((fact) => fact.kind === 'refund' && fact.id === id);
    if (isKept) continue;
    const wrong = { expected: 'the id of a kept refund', received: JSON.stringify(id) };
    throw refusal('conflict', `/reattributed/${index}/id`, wrong);
  }
}

/** On the path of every event: no path is put together until something is wrong. */
function checkNumbers(facts: readonly Fact[], path: string): void {
  for (let index = 0; index < facts.length; index++) {
    const field = wrongNumberOf(facts[index] as Fact);
    if (field === undefined) continue;
    throw refusal('invalid_input', `${path}/${index}${field}`, {
      expected: 'safe integers',
      received: 'something else',
    });
  }
}

/** The pointer of the first number that is no safe integer. */
function wrongNumberOf(fact: Fact): string | undefined {
  if (!Number.isSafeInteger(fact.at)) return '/at';
  if (fact.kind === 'event') {
    if (!Number.isSafeInteger(fact.count)) return '/count';
    return Number.isSafeInteger(fact.value) ? undefined : '/value';
  }
  if (fact.kind === 'spend') return Number.isSafeInteger(fact.amount) ? undefined : '/amount';
  const line = fact.lines.findIndex((each) => !hasSafeNumbers(each));
  return line === -1 ? undefined : `/lines/${line}`;
}

function hasSafeNumbers({ gross, discount, refund, quantity, returned, orders, productOrders }: LedgerLine): boolean {
  return (
    Number.isSafeInteger(gross) &&
    Number.isSafeInteger(discount) &&
    Number.isSafeInteger(refund) &&
    Number.isSafeInteger(quantity) &&
    Number.isSafeInteger(returned) &&
    Number.isSafeInteger(orders) &&
    Number.isSafeInteger(productOrders)
  );
}

interface Wrong {
  readonly expected: string;
  readonly received: string;
}

function refusal(code: 'invalid_input' | 'conflict', path: string, { expected, received }: Wrong): BizBoostError {
  const message = `Expected ${expected} at ${path}, got ${received}: nothing of the batch was kept.`;
  return new BizBoostError(code, message, { path, expected, received });
}

import { BizBoostError } from '../../kernel/errors.ts';
import type { WriteBatch } from '../adapter.ts';
import type { Fact, LedgerLine } from '../fact.ts';
import type { BusinessStore } from './business-store.ts';

/**
 * Refuses a batch that could not be kept whole, before anything of it is: numbers that are no safe integers (`invalid_input`), lines for
 * a refund that is not there (`conflict`).
 */
export function checkBatch(store: BusinessStore, { facts, reattributed }: WriteBatch): void {
  facts.forEach((fact, index) => checkNumbers(fact, `/facts/${index}`));
  reattributed.forEach((refund, index) => {
    const path = `/reattributed/${index}`;
    checkNumbers(refund, path);
    const isKept =
      store.index.refund.find(refund.id) !== -1 || facts.some(({ kind, id }) => kind === 'refund' && id === refund.id);
    if (!isKept)
      throw refusal('conflict', `${path}/id`, {
        expected: 'the id of a kept refund',
        received: JSON.stringify(refund.id),
      });
  });
}

function checkNumbers(fact: Fact, path: string): void {
  checkInteger(fact.at, path, 'at');
  if (fact.kind === 'event') {
    checkInteger(fact.count, path, 'count');
    checkInteger(fact.value, path, 'value');
  } else if (fact.kind === 'spend') checkInteger(fact.amount, path, 'amount');
  else for (let index = 0; index < fact.lines.length; index++) checkLine(fact.lines[index] as LedgerLine, path, index);
}

const LINE_NUMBERS = ['gross', 'discount', 'refund', 'quantity', 'returned', 'orders', 'productOrders'] as const;

function checkLine(line: LedgerLine, path: string, index: number): void {
  for (const name of LINE_NUMBERS)
    if (!Number.isSafeInteger(line[name])) checkInteger(line[name], `${path}/lines/${index}`, name);
}

function checkInteger(value: number, path: string, field: string): void {
  if (!Number.isSafeInteger(value))
    throw refusal('invalid_input', `${path}/${field}`, { expected: 'a safe integer', received: String(value) });
}

function refusal(
  code: 'invalid_input' | 'conflict',
  path: string,
  facts: { readonly expected: string; readonly received: string },
): BizBoostError {
  return new BizBoostError(
    code,
    `Expected ${facts.expected} at ${path}, got ${facts.received}: nothing of the batch was kept.`,
    { path, ...facts },
  );
}

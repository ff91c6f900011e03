import type { Fact } from '../fact.ts';
import { eventRecordOf, spendRecordOf } from './event-record.ts';
import { refundRecordOf } from './refund-record.ts';
import { saleRecordOf } from './sale-record.ts';
import type { SaidRecord } from './said-record.ts';

/**
 * The record that makes this fact: taking it in again gives the same sums, to the last minor unit.
 * @param currency the business's, in which spend is
 */
export function recordOfFact(fact: Fact, currency: string): SaidRecord {
  switch (fact.kind) {
    case 'event':
      return { record: eventRecordOf(fact) };
    case 'sale':
      return saleRecordOf(fact);
    case 'refund':
      return refundRecordOf(fact);
    case 'spend':
      return { record: spendRecordOf(fact, currency) };
  }
}

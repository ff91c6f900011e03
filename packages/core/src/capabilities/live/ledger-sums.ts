import type { SumSpec } from '../../data/adapter.ts';
import { exactSum } from '../../kernel/exact-sum.ts';
import type { BusinessProfile } from '../../records/profile.ts';

/** The sums to ask the collection `ledger` for, where revenue is wanted. */
export const LEDGER_SUMS = {
  gross: { column: 'gross' },
  discount: { column: 'discount' },
  refund: { column: 'refund' },
} as const satisfies Record<string, SumSpec>;

/** The same, and the number of sales: something given away for nothing is activity too. */
export const ACTIVITY_SUMS = { ...LEDGER_SUMS, orders: { column: 'orders' } } as const satisfies Record<
  string,
  SumSpec
>;

/** Minor units on the business's revenue basis: `gross`, or what is left of it after discounts and refunds. */
export function revenueOf(sums: Readonly<Record<string, number>>, basis: BusinessProfile['revenue_basis']): number {
  const gross = sums['gross'] ?? 0;
  return basis === 'gross' ? gross : exactSum(gross - (sums['discount'] ?? 0) - (sums['refund'] ?? 0));
}

/** Whether a group holds anything. Stores may or may not list groups of zeros, so that must not show. */
export function isEmptyGroup(sums: Readonly<Record<string, number>>): boolean {
  for (const name in sums) if (sums[name] !== 0) return false;
  return true;
}

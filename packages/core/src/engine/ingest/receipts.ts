import type { RecordReceipt, Rejection } from '../analytics.ts';
import { firstByIndex } from './rejections.ts';

/** A receipt of some of the items, with the positions they have among all. */
export function inPlace(receipt: RecordReceipt, indexes: readonly number[]): RecordReceipt {
  const placed = (list: readonly Rejection[]): Rejection[] =>
    list.map((rejection) => ({ ...rejection, index: indexes[rejection.index] as number }));
  const { warnings } = receipt;
  return { ...receipt, rejected: placed(receipt.rejected), ...(warnings && { warnings: placed(warnings) }) };
}

/** A receipt for items that were all rejected. */
export function rejectionReceipt(rejected: readonly Rejection[]): RecordReceipt {
  return { accepted: 0, duplicates: 0, rejected_count: rejected.length, rejected };
}

/** One receipt for all. */
export function mergedReceipt(receipts: readonly RecordReceipt[]): RecordReceipt {
  const sum = (field: 'accepted' | 'duplicates' | 'rejected_count'): number =>
    receipts.reduce((total, receipt) => total + receipt[field], 0);
  const warnings = firstByIndex(receipts.flatMap((receipt) => receipt.warnings ?? []));
  return {
    accepted: sum('accepted'),
    duplicates: sum('duplicates'),
    rejected_count: sum('rejected_count'),
    rejected: firstByIndex(receipts.flatMap((receipt) => receipt.rejected)),
    ...(warnings.length > 0 ? { warnings } : {}),
  };
}

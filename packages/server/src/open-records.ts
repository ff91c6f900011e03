import { UnreadableItem, type Analytics } from '@bizboost/core';
import { severalBusinesses } from './business-choice.ts';

/**
 * Throws `invalid_input` for records that an open server cannot give to anyone: there are several businesses, and not one of
 * the records says whose it is. Where some do, those that do not are rejected one by one.
 */
export async function checkBusinessIsTold(records: readonly unknown[], analytics: Analytics): Promise<void> {
  const objects = records.filter(isObject);
  if (objects.length === 0 || objects.some(tellsBusiness)) return;
  if ((await analytics.businesses()).length > 1) throw severalBusinesses();
}

function isObject(record: unknown): record is Readonly<Record<string, unknown>> {
  return typeof record === 'object' && record !== null && !Array.isArray(record) && !(record instanceof UnreadableItem);
}

/** A `business` record says by its own id whose it is. */
function tellsBusiness(record: Readonly<Record<string, unknown>>): boolean {
  return record['kind'] === 'business' || (record['business_id'] ?? undefined) !== undefined;
}

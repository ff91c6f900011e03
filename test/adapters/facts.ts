import { randomUUID } from 'node:crypto';
import type { AggregateQuery, BusinessId, DataAdapter, EventFact, Fact, WriteBatch } from '@bizboost/core';

export const newBusiness = (): BusinessId => `shop-${randomUUID()}` as BusinessId;

/** Clicks with these ids. */
export function events(...ids: string[]): WriteBatch {
  const facts = ids.map((id): EventFact => ({
    kind: 'event',
    id,
    at: Date.UTC(2026, 2, 2, 12),
    type: 'click',
    channel: 'website',
    campaign: 'easter',
    count: 1,
    value: 0,
  }));
  return { facts, states: [], reattributed: [] };
}

/** How many events there are, by a question that the engine itself answers. */
export const counted = (business: BusinessId): AggregateQuery => ({
  business,
  collection: 'event',
  segments: [{ from: 0, to: Date.UTC(2027, 0, 1), offsetMs: 0 }],
  grain: 'whole',
  by: [],
  sums: { n: { column: 'count' } },
});

export async function countOf(
  adapter: Pick<Required<DataAdapter>, 'aggregate'>,
  business: BusinessId,
): Promise<number> {
  const [row] = await adapter.aggregate(counted(business));
  return row?.sums['n'] ?? 0;
}

export async function idsOf(adapter: DataAdapter, business: BusinessId): Promise<string[]> {
  const ids: string[] = [];
  const everything = {
    business,
    kinds: ['event', 'sale', 'refund', 'spend'] satisfies Fact['kind'][],
    from: 0,
    to: Infinity,
  };
  for await (const { id } of adapter.read(everything)) ids.push(id);
  return ids;
}

import type { State } from '@bizboost/core';
import { askForSums } from '../sql/aggregate.ts';
import type { Place } from './place.ts';
import type { MappedRelation } from './mapped-relation.ts';

const TOTALS: Readonly<Record<string, string>> = {
  reaction: 'reactions',
  comment: 'comments',
  share: 'shares',
  save: 'saves',
  click: 'clicks',
  impression: 'impressions',
};
const EVER = { from: 0, to: Date.UTC(9999, 0), offsetMs: 0 };

/** Posts with their totals so far: the counts of the events that name them. */
export async function withEngagement(
  posts: readonly State[],
  events: MappedRelation,
  { session, dialect, business, options }: Place,
): Promise<State[]> {
  if (posts.length === 0) return [];
  const query = {
    business,
    collection: 'event',
    segments: [EVER],
    grain: 'whole',
    by: ['post', 'type'],
    where: { post: posts.map(({ id }) => id), type: Object.keys(TOTALS) },
    sums: { total: { column: 'count' } },
  } as const;
  const rows = await askForSums(query, { session, relation: events, dialect, options });
  const totals = new Map<string, Record<string, number>>();
  for (const { key, sums } of rows) {
    const [post, type] = key as [string, string];
    totals.set(post, { ...totals.get(post), [TOTALS[type] as string]: sums['total'] as number });
  }
  return posts.map((post) => {
    const engagement = totals.get(post.id);
    return engagement === undefined ? post : { ...post, record: { ...post.record, engagement } };
  });
}

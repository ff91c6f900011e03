import { wallClockAt } from '../../../kernel/calendar.ts';
import { parseTimestamp } from '../../../kernel/timestamp.ts';
import type { State } from '../../../records/fact.ts';
import type { PostRecord } from '../../../records/schema/record.ts';
import type { AnswerContext } from '../../capability.ts';
import { draftOf, type DraftTime } from './draft.ts';
import { MATURE_MS, type DraftPost, type PublishedPost } from './published-post.ts';

/** A business's posts, as far as advice looks at them. */
export interface PostHistory {
  /** Oldest first; the newest so many of them. */
  readonly published: readonly PublishedPost[];
  /** How many of its own are a day old, also beyond the newest so many. */
  readonly mature: number;
  /** The next first. */
  readonly scheduled: readonly DraftPost[];
  /** Posts of others that were recorded too, the newest so many: they tell what is talked about, and nothing of the business. */
  readonly ofOthers: readonly (PublishedPost & { readonly author: string })[];
}

const ENGAGEMENT_TYPES = ['reaction', 'comment', 'share', 'save', 'engagement'];

/** What posts are read with. */
export interface PostsContext extends Pick<AnswerContext, 'profile' | 'now'> {
  readonly reader: Pick<AnswerContext['reader'], 'find' | 'sums'>;
}

/** Reads the newest so many posts; where their records bring no totals, events that name them are counted. */
export async function readPosts(context: PostsContext, mostPosts: number): Promise<PostHistory> {
  const states = await context.reader.find({ kind: 'post' });
  const posts = states.map((state) => ({ id: state.id, record: recordOf(state) }));
  const dated = publishedIn(posts, context.now);
  const all = dated.filter(({ record }) => record.author == null);
  const others = dated.filter(({ record }) => record.author != null);
  // However much others write, they take no place from its own.
  const published = [...all.slice(-mostPosts), ...others.slice(-mostPosts)];
  const counts = published.some(({ record }) => record.engagement == null)
    ? await eventTotals(context)
    : new Map<string, number>();
  const { timezone } = context.profile;
  const own: PublishedPost[] = [];
  const ofOthers: (PublishedPost & { readonly author: string })[] = [];
  for (const { id, record, at } of published) {
    const engagements = engagementsOf(record) ?? counts.get(id) ?? (counts.size > 0 ? 0 : undefined);
    const draft = draftOf(id, record, timeOf(at, timezone));
    if (record.author != null) ofOthers.push({ ...draft, engagements: engagements ?? 0, author: record.author });
    else if (engagements !== undefined) own.push({ ...draft, engagements });
  }
  return {
    published: own,
    mature: all.findLastIndex(({ at }) => at <= context.now - MATURE_MS) + 1,
    ofOthers,
    scheduled: posts.flatMap(({ id, record }) => scheduledOf(id, record, context.now, timezone) ?? []).sort(byTime),
  };
}

/**
 * A checked record as a post of the past; `undefined` for what is no published post of the business itself with totals of its own.
 * For posts that are in no store, such as those of a file.
 */
export function publishedPostOf(record: unknown, timezone: string): PublishedPost | undefined {
  const post = record as ReadPost & { readonly kind?: unknown; readonly id?: unknown };
  if (post?.kind !== 'post' || post.status !== 'published' || post.published_at == null || post.author != null)
    return undefined;
  const engagements = engagementsOf(post);
  if (engagements === undefined) return undefined;
  return { ...draftOf(String(post.id), post, timeOf(parseTimestamp(post.published_at), timezone)), engagements };
}

type ReadPost = Pick<PostRecord, 'channel' | 'media' | 'status'> &
  Partial<
    Pick<PostRecord, 'caption' | 'hashtags' | 'paid' | 'engagement' | 'published_at' | 'scheduled_at' | 'author'>
  >;

function recordOf(state: State): ReadPost {
  // Checked when it was kept.
  return state.record as unknown as ReadPost;
}

interface Dated {
  readonly id: string;
  readonly record: ReadPost;
  readonly at: number;
}

function publishedIn(posts: readonly { readonly id: string; readonly record: ReadPost }[], now: number): Dated[] {
  const dated = posts.flatMap(({ id, record }) => {
    if (record.status !== 'published' || record.published_at == null) return [];
    const at = parseTimestamp(record.published_at);
    return at <= now ? [{ id, record, at }] : [];
  });
  return dated.sort(byTime);
}

function scheduledOf(id: string, record: ReadPost, now: number, timezone: string): DraftPost | undefined {
  if (record.status !== 'scheduled' || record.scheduled_at == null) return undefined;
  const at = parseTimestamp(record.scheduled_at);
  return at > now ? draftOf(id, record, timeOf(at, timezone)) : undefined;
}

function timeOf(at: number, timezone: string): DraftTime {
  return { at, localAt: wallClockAt(at, timezone) };
}

function byTime(one: { readonly at: number; readonly id: string }, other: typeof one): number {
  return one.at - other.at || (one.id < other.id ? -1 : 1);
}

function engagementsOf({ engagement }: ReadPost): number | undefined {
  if (engagement == null) return undefined;
  const { reactions, comments, shares, saves } = engagement;
  return (reactions ?? 0) + (comments ?? 0) + (shares ?? 0) + (saves ?? 0);
}

/** Engagements per post, by events. */
async function eventTotals({ reader, now }: PostsContext): Promise<Map<string, number>> {
  const rows = await reader.sums({
    collection: 'event',
    segments: [{ from: 0, to: now, offsetMs: 0 }],
    grain: 'whole',
    by: ['post'],
    where: { type: ENGAGEMENT_TYPES },
    sums: { engagements: { column: 'count' } },
  });
  return new Map(rows.flatMap(({ key: [post], sums }) => (post == null ? [] : [[post, sums['engagements'] ?? 0]])));
}

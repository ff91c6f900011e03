import { BizBoostError, publishedPostOf, UnreadableItem, type PublishedPost } from '@bizboost/core';
import { csvItems, readMapping } from './csv.ts';
import { openInput } from './open-input.ts';

/** The posts of one business, or of one page of a data set, oldest first. */
export interface PageOfPosts {
  readonly business: string;
  readonly timezone: string;
  readonly posts: readonly PublishedPost[];
}

/**
 * Published posts of a CSV file by business, through a mapping whose rows are posts. Rows that cannot be read are left out.
 * @throws `invalid_input` where the mapping makes no posts, or none of the rows can be read
 */
export async function postsOfCsv(path: string, mappingPath: string): Promise<PageOfPosts[]> {
  const mapping = await readMapping(mappingPath);
  const timezone = mapping.business?.timezone ?? mapping.timezone ?? 'UTC';
  const input = await openInput(path);
  const pages = new Map<string, PublishedPost[]>();
  let refused: string | undefined;
  for await (const { record } of csvItems(input.bytes, mapping)) {
    if (record instanceof UnreadableItem) refused ??= record.message;
    const post = publishedPostOf(record, timezone);
    if (post === undefined) continue;
    const business = String((record as { business_id?: unknown }).business_id ?? 'business');
    const page = pages.get(business) ?? [];
    pages.set(business, page);
    page.push(post);
  }
  if (pages.size === 0) {
    const reason = refused ?? `its mapping makes "${mapping.kind}" records`;
    throw new BizBoostError('invalid_input', `Expected posts in ${path}, got none: ${reason}.`);
  }
  return [...pages].map(([business, posts]) => ({
    business,
    timezone,
    posts: posts.sort((a, b) => a.at - b.at),
  }));
}

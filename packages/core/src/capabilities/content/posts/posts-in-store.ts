import type { DataAdapter } from '../../../data/adapter.ts';
import { withFallback } from '../../../data/complete-adapter.ts';
import { BizBoostError } from '../../../kernel/errors.ts';
import type { BusinessId } from '../../../kernel/ids.ts';
import { profileOfState } from '../../../records/business-profile.ts';
import { mostPostsOf, type ContentOptions } from './most-posts.ts';
import type { PublishedPost } from './published-post.ts';
import { readPosts, type PostsContext } from './read-posts.ts';

/**
 * A business's own published posts in a store, oldest first, the newest 5,000 or as many as are asked for: what its advice is drawn from.
 * `not_found` for a business without a profile, `invalid_input` for a number that is none.
 */
export async function postsInStore(
  adapter: DataAdapter,
  business: BusinessId,
  now: number,
  options: ContentOptions = {},
): Promise<readonly PublishedPost[]> {
  const mostPosts = mostPostsOf(options);
  const store = withFallback(adapter);
  const [state] = await store.find(business, { kind: 'business' });
  if (state === undefined) throw new BizBoostError('not_found', `There is no business "${business}" in this store.`);
  const reader: PostsContext['reader'] = {
    find: (query) => store.find(business, query),
    sums: (query) => store.aggregate({ ...query, business }),
  };
  return (await readPosts({ reader, profile: profileOfState(state), now }, mostPosts)).published;
}

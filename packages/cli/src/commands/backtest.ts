import {
  backTest,
  BizBoostError,
  postsInStore,
  type BackTestPage,
  type BusinessId,
  type DataAdapter,
} from '@bizboost/core';
import { millisecondsOf } from '../input/duration.ts';
import { postsOfCsv } from '../input/posts-of-csv.ts';
import type { Output } from '../output/output.ts';
import { backTestText } from '../output/back-test-text.ts';
import { openStore } from '../store/open-store.ts';

const DAY_MS = 24 * 3_600_000;

export interface BacktestOptions {
  readonly data?: string;
  readonly business?: string;
  readonly posts?: string;
  readonly map?: string;
  /** Of each page, so much of the newest time is left out, since its totals still grew: such as `24h`. */
  readonly immature?: string;
  /** The newest so many posts of each page. Default 5,000 of a store, all of a file. */
  readonly mostPosts?: number | undefined;
  readonly json?: boolean;
}

/** How right content advice would have been on a business's own past, or on the pages of a file: a table, or JSON. */
export async function backtest(options: BacktestOptions, output: Output): Promise<string> {
  const immatureMs = options.immature === undefined ? 0 : millisecondsOf(options.immature);
  const pages = (await pagesOf(options, output)).map((page) => settled(page, immatureMs));
  const report = await backTest(pages);
  if (options.json === true) return JSON.stringify(report, null, 2);
  return backTestText(report);
}

function settled({ business, posts }: BackTestPage, immatureMs: number): BackTestPage {
  const until = (posts.at(-1)?.at ?? 0) - immatureMs;
  return { business, posts: posts.filter(({ at }) => at <= until) };
}

async function pagesOf(options: BacktestOptions, output: Output): Promise<BackTestPage[]> {
  const { posts, map, data, business, mostPosts = Infinity } = options;
  if (posts !== undefined && map !== undefined) {
    const pages = await postsOfCsv(posts, map);
    return pages
      .filter((page) => business === undefined || page.business === business)
      .map((page) => ({ ...page, posts: page.posts.slice(-mostPosts) }));
  }
  if (posts !== undefined || map !== undefined)
    throw new BizBoostError('invalid_input', 'Give --posts and --map together: the mapping says which column is what.');
  if (data === undefined)
    throw new BizBoostError('invalid_input', 'Give --data with a store, or --posts with a CSV file and --map.');
  return pagesInStore(data, options, output);
}

/** Posts whose totals do not grow much any more: those a day old. */
async function settledPosts(
  adapter: DataAdapter,
  business: BusinessId,
  { mostPosts }: BacktestOptions,
): Promise<BackTestPage['posts']> {
  const now = Date.now();
  return (await postsInStore(adapter, business, now, { mostPosts })).filter(({ at }) => at <= now - DAY_MS);
}

async function pagesInStore(data: string, options: BacktestOptions, output: Output): Promise<BackTestPage[]> {
  const { business } = options;
  const adapter = await openStore(data, { onWarning: output.warn });
  try {
    const known = (await adapter.businesses?.()) ?? [];
    const wanted = known.filter((id) => business === undefined || id === business);
    if (wanted.length === 0)
      throw new BizBoostError('not_found', `There is no business ${business ?? 'at all'} in ${data}.`);
    const pages: BackTestPage[] = [];
    for (const id of wanted) pages.push({ business: id, posts: await settledPosts(adapter, id, options) });
    return pages;
  } finally {
    await adapter.close?.();
  }
}

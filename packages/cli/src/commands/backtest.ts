import { backTest, BizBoostError, postsInStore, type BackTestPage } from '@bizboost/core';
import { postsOfCsv } from '../input/posts-of-csv.ts';
import type { Output } from '../output/output.ts';
import { backTestText } from '../output/back-test-text.ts';
import { openStore } from '../store/open-store.ts';

export interface BacktestOptions {
  readonly data?: string;
  readonly business?: string;
  readonly posts?: string;
  readonly map?: string;
  readonly json?: boolean;
}

/** How right content advice would have been on a business's own past, or on the pages of a file: a table, or JSON. */
export async function backtest(options: BacktestOptions, output: Output): Promise<string> {
  const pages = await pagesOf(options, output);
  const report = backTest(pages);
  if (options.json === true) return JSON.stringify(report, null, 2);
  return backTestText(report);
}

async function pagesOf({ posts, map, data, business }: BacktestOptions, output: Output): Promise<BackTestPage[]> {
  if (posts !== undefined && map !== undefined) {
    const pages = await postsOfCsv(posts, map);
    return business === undefined ? pages : pages.filter((page) => page.business === business);
  }
  if (posts !== undefined || map !== undefined)
    throw new BizBoostError('invalid_input', 'Give --posts and --map together: the mapping says which column is what.');
  if (data === undefined)
    throw new BizBoostError('invalid_input', 'Give --data with a store, or --posts with a CSV file and --map.');
  return pagesInStore(data, business, output);
}

async function pagesInStore(data: string, business: string | undefined, output: Output): Promise<BackTestPage[]> {
  const adapter = await openStore(data, { onWarning: output.warn });
  try {
    const known = (await adapter.businesses?.()) ?? [];
    const wanted = known.filter((id) => business === undefined || id === business);
    if (wanted.length === 0)
      throw new BizBoostError('not_found', `There is no business ${business ?? 'at all'} in ${data}.`);
    const pages: BackTestPage[] = [];
    for (const id of wanted) pages.push({ business: id, posts: await postsInStore(adapter, id, Date.now()) });
    return pages;
  } finally {
    await adapter.close?.();
  }
}

// Posts of real data sets, as the back-test and the prior take them. Nothing of the data is kept in the project.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { postsOfCsv, type PageOfPosts } from '../../packages/cli/src/input/posts-of-csv.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const dataFolder = process.env['BIZBOOST_DATA'] ?? join(root, '../shared/data');

/** Data sets that have posts with engagement, and their files. */
export const POST_SETS = [
  ['facebook-news-posts', 'posts.csv.gz'],
  ['facebook-live-thailand', 'posts.csv.gz'],
  ['french-media-tweets', 'tweets.csv.gz'],
  ['french-media-youtube', 'videos.csv.gz'],
  ['tweets-obama', 'tweets.csv.gz'],
  ['instagram-creator', 'posts.csv.gz'],
] as const;

export interface SetOfPages {
  readonly name: string;
  readonly pages: readonly PageOfPosts[];
}

/** All of them that are there; `[]` where there are none. */
export async function readPostSets(): Promise<SetOfPages[]> {
  const sets: SetOfPages[] = [];
  for (const [name, file] of POST_SETS) {
    const path = join(dataFolder, name, file);
    if (!existsSync(path)) continue;
    const mapping = join(root, 'examples/mappings/posts', `${name}.json`);
    sets.push({ name, pages: await postsOfCsv(path, mapping) });
  }
  return sets;
}

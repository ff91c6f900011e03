import { BizBoostError } from '../../../kernel/errors.ts';

/** What content advice is drawn from. */
export interface ContentOptions {
  /**
   * Advice is drawn from the newest so many of a business's own posts, and topics from as many of others besides. A whole number from 100 to
   * 100,000; default 5,000. More costs in proportion: learning from 5,000 takes about two seconds of a processor, from 10,000 four to five,
   * in the background after each post that has become a day old; so grow each answer's time and what `content/predictor` weighs.
   */
  readonly mostPosts?: number | undefined;
}

const DEFAULT = 5_000;
const FEWEST = 100;
const MOST = 100_000;

/**
 * How many posts advice is drawn from: as asked, or 5,000.
 * @throws `invalid_input` for what is no whole number in the range
 */
export function mostPostsOf({ mostPosts = DEFAULT }: ContentOptions): number {
  if (Number.isInteger(mostPosts) && mostPosts >= FEWEST && mostPosts <= MOST) return mostPosts;
  const expected = 'a whole number from 100 to 100,000';
  const received = String(mostPosts).slice(0, 60);
  throw new BizBoostError('invalid_input', `Expected \`mostPosts\` to be ${expected}, got ${received}.`, {
    path: '/mostPosts',
    expected,
    received,
  });
}

import { BizBoostError } from '@bizboost/core';

/** Before all keys, where the host says nothing. */
export const DEFAULT_PREFIX = 'bizboost';

/** Throws `invalid_input` for a prefix that would take the hash tags' place: keys that belong together would lie in different slots. */
export function checkedPrefix(prefix: string): string {
  if (prefix.length > 0 && !/[{}]/.test(prefix)) return prefix;
  const expected = 'a prefix of at least one character, without { and }';
  throw new BizBoostError('invalid_input', `Expected ${expected}, received ${JSON.stringify(prefix)}.`, {
    path: '/prefix',
    expected,
  });
}

/** The engine's keys begin with a JSON array whose second item is the business: `["answer","shop-1",…`. */
const HEAD = /^\["[a-z]+",("(?:[^"\\]|\\.)*")/;

/**
 * The hash tag of a cache key: one for all keys of a business, so that they lie on one node of a cluster. Two businesses may have the same, which
 * does no harm: the key itself follows it. Keys of no business have one together.
 */
export function hashTagOf(key: string): string {
  const [, quoted] = HEAD.exec(key) ?? [];
  const business = quoted === undefined ? '' : (JSON.parse(quoted) as string);
  return `{b:${business.replaceAll(/[{}]/g, '_')}}`;
}

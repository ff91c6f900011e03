import { BizBoostError } from '@bizboost/core';

/** `/bizboost` by default; with a leading slash and no trailing one; `/` is the root. Throws `invalid_input` for what is no plain path. */
export function basePathOf(basePath = '/bizboost'): string {
  const path = `/${basePath.replace(/^\/*(.*[^/])?\/*$/s, '$1')}`;
  if (/^[\w/.~-]*$/.test(path)) return path;
  throw new BizBoostError(
    'invalid_input',
    `A base path is made of letters, digits, "-", "_", ".", "~" and "/", such as /bizboost; "${basePath}" came.`,
    {
      path: '/basePath',
      expected: 'a path such as /bizboost',
      received: basePath,
    },
  );
}

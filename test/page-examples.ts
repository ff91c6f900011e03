import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { files, root } from '../scripts/run.mjs';

/** An example of a page of Storybook. */
export interface Example {
  readonly page: string;
  /** Where its first line is. */
  readonly line: number;
  readonly language: string;
  readonly code: string;
}

const FENCE = /^```(\w+)\n([\s\S]*?)^```$/gm;

/** All examples that Storybook's pages show, in order. */
export const examples: readonly Example[] = files('stories/*.mdx').flatMap((page) => {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(FENCE)].map(({ 1: language = '', 2: code = '', index }) => ({
    page,
    line: text.slice(0, index).split('\n').length + 1,
    language,
    code,
  }));
});

/** Where an example is, for a test's title. */
export const placeOf = ({ page, line, language }: Example): string => `${page}:${line} (${language})`;

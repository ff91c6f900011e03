import type { Group } from '../kit/i18n/groups.ts';
import type { Words } from './words.ts';

/** Where the words of one language are: a file for each group, fetched when an element is to say them. */
type Files = { readonly [Each in Group]: () => Promise<{ readonly words: Words<Each> }> };

// Each import is written out, so that a bundler cuts a chunk for it.
const ar: Files = {
  common: () => import('./ar/common.ts'),
  live: () => import('./ar/live.ts'),
  drivers: () => import('./ar/drivers.ts'),
  receipt: () => import('./ar/receipt.ts'),
  takeAway: () => import('./ar/take-away.ts'),
  content: () => import('./ar/content.ts'),
  advice: () => import('./ar/advice.ts'),
  tips: () => import('./ar/tips.ts'),
  compose: () => import('./ar/compose.ts'),
};

const de: Files = {
  common: () => import('./de/common.ts'),
  live: () => import('./de/live.ts'),
  drivers: () => import('./de/drivers.ts'),
  receipt: () => import('./de/receipt.ts'),
  takeAway: () => import('./de/take-away.ts'),
  content: () => import('./de/content.ts'),
  advice: () => import('./de/advice.ts'),
  tips: () => import('./de/tips.ts'),
  compose: () => import('./de/compose.ts'),
};

const fr: Files = {
  common: () => import('./fr/common.ts'),
  live: () => import('./fr/live.ts'),
  drivers: () => import('./fr/drivers.ts'),
  receipt: () => import('./fr/receipt.ts'),
  takeAway: () => import('./fr/take-away.ts'),
  content: () => import('./fr/content.ts'),
  advice: () => import('./fr/advice.ts'),
  tips: () => import('./fr/tips.ts'),
  compose: () => import('./fr/compose.ts'),
};

const pt: Files = {
  common: () => import('./pt/common.ts'),
  live: () => import('./pt/live.ts'),
  drivers: () => import('./pt/drivers.ts'),
  receipt: () => import('./pt/receipt.ts'),
  takeAway: () => import('./pt/take-away.ts'),
  content: () => import('./pt/content.ts'),
  advice: () => import('./pt/advice.ts'),
  tips: () => import('./pt/tips.ts'),
  compose: () => import('./pt/compose.ts'),
};

const sw: Files = {
  common: () => import('./sw/common.ts'),
  live: () => import('./sw/live.ts'),
  drivers: () => import('./sw/drivers.ts'),
  receipt: () => import('./sw/receipt.ts'),
  takeAway: () => import('./sw/take-away.ts'),
  content: () => import('./sw/content.ts'),
  advice: () => import('./sw/advice.ts'),
  tips: () => import('./sw/tips.ts'),
  compose: () => import('./sw/compose.ts'),
};

/** The languages that are shipped, beside English, by their tags. */
export const files = { ar, de, fr, pt, sw } as const satisfies Readonly<Record<string, Files>>;

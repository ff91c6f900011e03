/**
 * The languages that are shipped: Arabic, French, German, Portuguese and Swahili, beside English, which is built in. Importing this
 * module teaches them all and fetches none: each file comes when an element that says its words stands in that language. Pages with
 * the script tag have them by themselves.
 *
 *     import '@bizboost/elements/languages';
 */
import { addMessages } from './kit/i18n/catalog.ts';
import type { Group, Groups } from './kit/i18n/groups.ts';
import type { Messages } from './kit/i18n/messages.ts';
import { files } from './languages/files.ts';

/** A sentence of each group that no other has: elements that can say it need the group. */
const TELLING: { readonly [Each in Group]: keyof Groups[Each] } = {
  common: 'none.spoken',
  live: 'dashboard.title',
  drivers: 'why.title_of',
  receipt: 'receipt.title_of',
  takeAway: 'take.numbers',
  content: 'advice.title',
  advice: 'advice.why',
  tips: 'topics.talk',
  compose: 'compose.title',
};

/** The tags of the languages that elements speak, e.g. for a menu: English and those that are shipped. */
export const languages: readonly string[] = ['en', ...Object.keys(files)];

for (const [locale, groups] of Object.entries(files))
  for (const group of Object.keys(groups) as Group[]) addMessages(locale, fetching(groups[group]), TELLING[group]);

function fetching(load: () => Promise<{ readonly words: Messages }>): () => Promise<Messages> {
  return async () => (await load()).words;
}

import { tellMessages } from '../kit/i18n/catalog.ts';
import { en } from '../kit/i18n/en.ts';
import { enContent } from '../kit/i18n/en-content.ts';
import type { Messages } from '../kit/i18n/messages.ts';

/** All that content elements can say so far, in English: what shows more brings its own words along. */
export const contentEnglish: Messages = { ...en, ...enContent };

/** The same with further words. Elements that were there before them hear of it: they hold the same object. */
export function bringWords(words: Messages): Messages {
  Object.assign(contentEnglish, words);
  tellMessages();
  return contentEnglish;
}

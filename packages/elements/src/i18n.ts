/** Teaches the elements a language, or words of your own. */
export { addMessages, type MessageLoader } from './kit/i18n/catalog.ts';
export type { Message, MessageCode, Messages } from './kit/i18n/messages.ts';

import { enAdvice } from '../kit/i18n/en-advice.ts';
import type { Messages } from '../kit/i18n/messages.ts';
import { contentEnglish } from './content-words.ts';

/** The same with the words of advice. Elements that were there before it hear of them too: they hold the same object. */
export const adviceEnglish: Messages = Object.assign(contentEnglish, enAdvice);

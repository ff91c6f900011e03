import { enAdvice } from '../kit/i18n/en-advice.ts';
import type { Messages } from '../kit/i18n/messages.ts';
import { bringWords } from './content-words.ts';

/** All that content elements say, with the words of advice. */
export const adviceEnglish: Messages = bringWords(enAdvice);

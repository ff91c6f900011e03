import { pluralRules } from '../format/intl-cache.ts';
import type { MessageCode } from './groups.ts';

export type { MessageCode } from './groups.ts';

/** A sentence with `{holes}`, or one for each plural category of the language, chosen by the parameter `count`. */
export type Message = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

/** A language's sentences; missing ones are said in the next language of the chain. */
export type Messages = Readonly<Partial<Record<MessageCode, Message>>>;

export type MessageParams = Readonly<Record<string, string | number>>;

/** True for a code that English has a sentence for. */
export function isMessageCode(code: string, english: Messages): code is MessageCode {
  return Object.hasOwn(english, code);
}

/** Hebrew, Arabic and their like. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff]/;

/**
 * Words a message: plural by `count`, then the holes filled, from right to left each with its own direction. A hole without a parameter stays visible,
 * so that it is found.
 */
export function wordMessage(
  message: Message,
  params: MessageParams,
  locale: string,
  formatCount: (count: number) => string,
): string {
  const sentence = typeof message === 'string' ? message : pluralForm(message, params['count'], locale);
  const isRightToLeft = RIGHT_TO_LEFT.test(sentence);
  return sentence.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = params[name];
    if (value === undefined) return hole;
    // A name could turn the rest of the sentence around.
    const words = typeof value === 'number' ? formatCount(value) : value.replace(/[\u202a-\u202e]/g, '');
    // What is written from right to left itself goes with the sentence; a sentence in it would be turned about.
    return isRightToLeft && !RIGHT_TO_LEFT.test(words) ? `\u2066${words}\u2069` : words;
  });
}

function pluralForm(forms: Exclude<Message, string>, count: string | number | undefined, locale: string): string {
  const category = pluralRules(locale).select(Number(count ?? 0));
  return forms[category] ?? forms.other ?? Object.values(forms)[0] ?? '';
}

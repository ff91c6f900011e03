import { findMessage, loadMessages, localeChain } from './i18n/catalog.ts';
import { en } from './i18n/en.ts';
import { isMessageCode, wordMessage, type MessageCode, type MessageParams, type Messages } from './i18n/messages.ts';
import { listFormat, numberFormat } from './format/intl-cache.ts';
import {
  axisText,
  exactText,
  isShown,
  numberText,
  shareText,
  type NumberText,
  type Unit,
} from './format/number-text.ts';

/** What a number counts, and for money in which currency. */
export interface Measured {
  readonly unit: Unit;
  readonly currency?: string | undefined;
}

/** Words and numbers in one language. Cheap to make: what costs is shared. */
export class Language {
  /** As `Intl` spells it. */
  readonly locale: string;
  readonly #chain: readonly string[];
  readonly #english: Messages;

  /** `english`: everything that is said, for languages that lack some of it. */
  constructor(locale: string, english: Messages = en) {
    this.#english = english;
    this.#chain = localeChain(locale);
    this.locale = this.#chain[0] ?? 'en';
    loadMessages(this.#chain, english);
  }

  /** The sentence of a code. */
  say(code: MessageCode, params: MessageParams = {}): string {
    const { message, locale } = findMessage(code, this.#chain, this.#english);
    return wordMessage(message, params, locale, (count) => this.count(count));
  }

  /** The sentence of a code that may not exist (it was put together from data), else `fallback`. */
  sayIfKnown(code: string, fallback: string, params?: MessageParams): string {
    return isMessageCode(code, this.#english) ? this.say(code, params) : fallback;
  }

  count(value: number): string {
    return numberFormat(this.locale, {}).format(value);
  }

  /** For a headline; `undefined` where there is no number to show. */
  headline(value: number | null | undefined, measured: Measured): NumberText | undefined {
    return numberText(value, { ...measured, locale: this.locale });
  }

  /** Every digit, or a dash. */
  number(value: number | null | undefined, measured: Measured): string {
    return isShown(value) ? exactText(value, { ...measured, locale: this.locale }) : this.say('none');
  }

  /** A few characters. */
  axis(value: number, measured: Measured): string {
    return axisText(value, { ...measured, locale: this.locale });
  }

  /** `0.25` → `25%`. */
  share(share: number): string {
    return shareText(share, this.locale);
  }

  list(items: readonly string[]): string {
    return listFormat(this.locale).format(items);
  }
}

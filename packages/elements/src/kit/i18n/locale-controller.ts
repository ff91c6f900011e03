import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Language } from '../language.ts';
import { onLanguage } from '../page/page-signals.ts';
import { onMessages } from './catalog.ts';
import type { Messages } from './messages.ts';

/** Keeps an element in the language and direction of its nearest ancestor that has them, shadow roots crossed. */
export class LocaleController implements ReactiveController {
  /** English left to right until connected, so that a server's frame is the same for everyone. */
  language: Language;
  isRightToLeft = false;
  readonly #host: ReactiveControllerHost & Element;
  readonly #english: Messages;
  #release: readonly (() => void)[] = [];

  constructor(host: ReactiveControllerHost & Element, english: Messages) {
    this.#host = host;
    this.#english = english;
    this.language = new Language('en', english);
    host.addController(this);
  }

  hostConnected(): void {
    this.#release = [onLanguage(() => this.#read()), onMessages(() => this.#refresh())];
    this.#read();
  }

  hostDisconnected(): void {
    for (const release of this.#release) release();
    this.#release = [];
  }

  #read(): void {
    const locale = nearestLanguage(this.#host) ?? (navigator.language || 'en');
    const isRightToLeft = getComputedStyle(this.#host).direction === 'rtl';
    const language = new Language(locale, this.#english);
    if (language.locale === this.language.locale && isRightToLeft === this.isRightToLeft) return;
    this.language = language;
    this.isRightToLeft = isRightToLeft;
    this.#host.requestUpdate();
  }

  #refresh(): void {
    this.language = new Language(this.language.locale, this.#english);
    this.#host.requestUpdate();
  }
}

/** The `lang` of the element or its nearest ancestor, out of any shadow roots; `undefined` if none says. */
export function nearestLanguage(element: Element): string | undefined {
  const bearer = element.closest('[lang]');
  if (bearer !== null) return bearer.getAttribute('lang')?.trim() || undefined;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? nearestLanguage(root.host) : undefined;
}

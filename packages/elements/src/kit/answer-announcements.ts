import type { Announcer } from './announcer.ts';
import type { Language } from './language.ts';
import type { Mark, Phase, View } from './state/view-of.ts';

/** A wait shorter than this is not worth a word. */
const PATIENCE_MS = 1_000;
const LOST: ReadonlySet<Mark> = new Set<Mark>(['reconnecting', 'offline', 'stopped']);
const WAITING: ReadonlySet<Phase> = new Set<Phase>(['loading', 'slow']);

/** Decides what of an element's life a screen reader hears, each thing once. */
export class AnswerAnnouncements {
  readonly #announcer: Announcer;
  #waitingSince: number | undefined;
  #saidWaiting = false;
  #isLost = false;

  constructor(announcer: Announcer) {
    this.#announcer = announcer;
  }

  /** What is shown at a moment (ms UTC), and the answer in a sentence. */
  hear(view: View, sentence: string | undefined, language: Language, now: number): void {
    if (WAITING.has(view.phase)) return this.#wait(language, now);
    this.#waitingSince = undefined;
    if (view.phase !== 'ready' || sentence === undefined) return;
    if (this.#saidWaiting) this.#announcer.news(language.say('announce.loaded'));
    this.#saidWaiting = false;
    this.#link(view.mark, language);
    this.#announcer.numbers(sentence);
  }

  #wait(language: Language, now: number): void {
    this.#waitingSince ??= now;
    if (this.#saidWaiting || now - this.#waitingSince < PATIENCE_MS) return;
    this.#saidWaiting = true;
    this.#announcer.news(language.say('announce.loading'));
  }

  #link(mark: Mark, language: Language): void {
    const isLost = LOST.has(mark);
    if (isLost === this.#isLost || (!isLost && mark !== 'live' && mark !== 'polling')) return;
    this.#isLost = isLost;
    this.#announcer.news(language.say(isLost ? 'announce.lost' : 'announce.restored'));
  }
}

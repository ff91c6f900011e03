import type { LiveAnswer } from '@bizboost/core/contract';
import type { Announcer } from '../kit/announcer.ts';
import type { Language } from '../kit/language.ts';
import type { Mark, Phase, View } from '../kit/state/view-of.ts';

/** A wait shorter than this is not worth a word. */
const PATIENCE_MS = 1_000;
const LOST: ReadonlySet<Mark> = new Set<Mark>(['reconnecting', 'offline', 'stopped']);
const WAITING: ReadonlySet<Phase> = new Set<Phase>(['loading', 'slow']);

/** Decides what of a dashboard's life a screen reader hears, each thing once. */
export class DashboardAnnouncements {
  readonly #announcer: Announcer;
  #waitingSince: number | undefined;
  #saidWaiting = false;
  #isLost = false;

  constructor(announcer: Announcer) {
    this.#announcer = announcer;
  }

  /** What is shown at a moment (ms UTC). */
  hear(view: View, answer: LiveAnswer | undefined, language: Language, now: number): void {
    if (WAITING.has(view.phase)) return this.#wait(language, now);
    this.#waitingSince = undefined;
    if (view.phase !== 'ready' || answer === undefined) return;
    if (this.#saidWaiting) this.#announcer.news(language.say('announce.loaded'));
    this.#saidWaiting = false;
    this.#link(view.mark, language);
    this.#announcer.numbers(sentence(answer, language));
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

function sentence({ revenue, engagement, currency }: LiveAnswer, language: Language): string {
  const total = language.number(revenue.total_revenue, { unit: 'money', currency });
  const { revenue_trend: trend } = revenue;
  const money =
    trend === null
      ? language.say('announce.revenue_plain', { revenue: total })
      : language.say('announce.revenue', { revenue: total, trend: trendWords(trend, language) });
  const { total_engagements: count } = engagement;
  return count === null ? money : `${money} ${language.say('announce.engagements', { count })}`;
}

function trendWords(trend: number, language: Language): string {
  const percent = language.number(Math.abs(trend), { unit: 'percent' });
  const words = language.say(trend === 0 ? 'trend.flat' : trend > 0 ? 'trend.up' : 'trend.down', { percent });
  return words.charAt(0).toLocaleLowerCase(language.locale) + words.slice(1);
}

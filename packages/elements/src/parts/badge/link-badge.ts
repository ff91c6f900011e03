import { html, nothing, type TemplateResult } from 'lit';
import type { CommonFields } from '@bizboost/core/contract';
import { ageText, dateAndTimeText, momentText } from '../../kit/format/time-text.ts';
import type { Language } from '../../kit/language.ts';
import type { Mark, View } from '../../kit/state/view-of.ts';
import type { ViewState } from '../../kit/state/view-state.ts';
import { icons } from '../icons.ts';

type Told = Pick<CommonFields, 'as_of' | 'freshness' | 'period'>;

/** What a badge tells of the numbers beside it. */
export interface BadgeFacts {
  readonly view: View;
  readonly state: ViewState<Told>;
  /** What they lack, in words; empty for nothing. */
  readonly missing: string;
  readonly now: number;
  retry(): void;
}

/** Whether the numbers are live and how old they are, with a button where trying again may help; on paper, when they were so. */
export function badgeTemplate(facts: BadgeFacts, language: Language): TemplateResult | typeof nothing {
  const { view, state, missing } = facts;
  const { mark } = view;
  const { answer } = state;
  const paper = answer && html`<span class="as-of" part="as-of">${asOf(answer, language, dateAndTimeText)}</span>`;
  if (mark === 'none') return paper ?? nothing;
  return html`<span class="badge ${mark}" part="badge"
      ><i class="dot" aria-hidden="true"></i>${labelOf(mark, state.attempt, language)}</span
    >
    ${answer && html`<span class="age number" part="age">${ageOf(facts, answer, language)}</span>`} ${paper}
    ${missing === '' ? nothing : html`<span class="missing" part="missing">${missing}</span>`}
    ${view.isStale && mark !== 'offline' ? html`<button type="button" class="link screen" part="retry" @click=${() => facts.retry()}>${icons.retry}${language.say('mark.retry')}</button>` : nothing}`;
}

function labelOf(mark: Exclude<Mark, 'none'>, attempt: number, language: Language): string {
  return mark === 'reconnecting' && attempt > 1
    ? language.say('mark.attempt', { count: attempt })
    : language.say(`mark.${mark}`);
}

// Numbers that are pushed are as old as their last change; others are as old as they are, said as a time that can be compared.
function ageOf({ view, now }: BadgeFacts, answer: Told, language: Language): string {
  return view.mark === 'live' || view.mark === 'polling'
    ? language.say('mark.updated', { age: ageText(answer.as_of, now, language.locale) })
    : asOf(answer, language, (at, style) => momentText(at, now, style));
}

function asOf({ as_of: at, period }: Told, language: Language, worded: typeof dateAndTimeText): string {
  return language.say('mark.as_of', { time: worded(at, { locale: language.locale, timezone: period.timezone }) });
}

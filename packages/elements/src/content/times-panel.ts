import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { PostingSlot, SuggestionsAnswer } from '@bizboost/core/contract';
import { dayAndHourText } from '../kit/format/time-text.ts';
import { zonedTimestamp } from '../kit/format/zoned-time.ts';
import type { Language } from '../kit/language.ts';
import { confidenceTemplate } from '../parts/confidence/confidence.ts';
import { adviceTemplate, type Advice, type AdvicePage } from './advice-row.ts';
import { nextTimeOf } from './slot.ts';
import { slotEffect, slotEvidence, slotWhen } from './slot-words.ts';

/** When to post and when not, each with how sure that is. */
export function timesTemplate(answer: SuggestionsAnswer, page: AdvicePage): TemplateResult {
  const { language } = page;
  const { best_times: best, worst_times: worst } = answer.optimal_posting_times;
  return html`${basisTemplate(answer.optimal_posting_times.basis, language)}
    <div class="sides">
      <div class="best">
        ${headTemplate('times.best', page)}
        ${listTemplate(best, 'post', answer, page) ?? html`<p class="none">${language.say('times.none')}</p>`}
      </div>
      <div class="worst">
        ${headTemplate('times.worst', page)}
        ${listTemplate(worst, 'avoid', answer, page) ?? html`<p class="none">${language.say('times.none_worst')}</p>`}
      </div>
    </div>`;
}

/** Said of what is not drawn from the business's own posts. */
export function basisTemplate(basis: 'own' | 'general' | 'none', language: Language): TemplateResult | typeof nothing {
  return basis === 'own' ? nothing : html`<span class="basis" part="basis">${language.say(`basis.${basis}`)}</span>`;
}

function headTemplate(code: 'times.best' | 'times.worst', { language, headingLevel }: AdvicePage): TemplateResult {
  return html`<div class="side" role="heading" aria-level=${headingLevel}>${language.say(code)}</div>`;
}

type Side = 'post' | 'avoid';

function listTemplate(
  slots: readonly PostingSlot[],
  side: Side,
  answer: SuggestionsAnswer,
  page: AdvicePage,
): TemplateResult | undefined {
  if (slots.length === 0) return undefined;
  const rows = slots.map((slot) => slotAdvice(slot, side, answer, page));
  return html`<ul class="advices">
    ${repeat(
      rows,
      ({ key }) => key,
      (row) => adviceTemplate(row, page),
    )}
  </ul>`;
}

function slotAdvice(slot: PostingSlot, side: Side, answer: SuggestionsAnswer, page: AdvicePage): Advice {
  const { language } = page;
  const { usual_engagement: usual } = answer.optimal_posting_times;
  return {
    key: `${slot.day} ${slot.time}`,
    todo: language.say(`times.${side}`, slotWhen(slot, language)),
    effect: slotEffect(slot, usual, language),
    sure: confidenceTemplate(slot.confidence, language),
    evidence: slotEvidence(slot, answer, language),
    action: side === 'post' ? planAction(nextTimeOf(slot, page.now, page.timezone), page) : undefined,
  };
}

/** Leads to a new post at a time, which travels as the action's id. */
export function planAction(at: number | undefined, { language, timezone }: AdvicePage): Advice['action'] {
  if (at === undefined) return undefined;
  const when = dayAndHourText(at, { locale: language.locale, timezone });
  return {
    label: language.say('action.plan_post'),
    spoken: language.say('action.plan_post_for', { when }),
    detail: { action: 'plan-post', id: zonedTimestamp(at, timezone), name: when },
  };
}

import { html, nothing, type TemplateResult } from 'lit';
import type { SuggestionsAnswer } from '@bizboost/core/contract';
import { dayAndHourText } from '../kit/format/time-text.ts';
import { confidenceTemplate } from '../parts/confidence/confidence.ts';
import { adviceTemplate, type Advice, type AdvicePage } from './advice-row.ts';
import { changeWords, gainWords } from './change-words.ts';
import { contentIcons } from './content-icons.ts';
import { nextStep } from './next-step.ts';
import { predictionEvidence } from './prediction-words.ts';
import { recordSentences } from './record-panel.ts';
import { slotEffect, slotEvidence } from './slot-words.ts';
import { basisTemplate, planAction } from './times-panel.ts';

/** What to do before anything else. */
export function nextStepTemplate(answer: SuggestionsAnswer, page: AdvicePage): TemplateResult {
  const advice = nextAdvice(answer, page);
  if (advice === undefined) return html`<p class="none">${page.language.say('times.none')}</p>`;
  const [verdict] = recordSentences(answer.track_record, page.language);
  return html`<ul class="advices">
      ${adviceTemplate(advice, page)}
    </ul>
    ${verdict === undefined ? nothing : html`<p class="trust">${contentIcons.scale}<span>${verdict}</span></p>`}`;
}

/** The same in one sentence. */
export function nextStepWords(answer: SuggestionsAnswer, page: AdvicePage): string {
  const advice = nextAdvice(answer, page);
  return advice === undefined ? page.language.say('times.none') : `${advice.todo}.`;
}

function nextAdvice(answer: SuggestionsAnswer, page: AdvicePage): Advice | undefined {
  const { language, timezone } = page;
  const step = nextStep(answer, page.now);
  if (step === undefined) return undefined;
  const style = { locale: language.locale, timezone };
  if (step.kind === 'plan') {
    return {
      key: 'plan',
      todo: language.say('next.plan', { when: dayAndHourText(step.at, style) }),
      effect: slotEffect(step.slot, answer.optimal_posting_times.usual_engagement, language),
      sure: html`${confidenceTemplate(step.slot.confidence, language)}${basisTemplate(answer.optimal_posting_times.basis, language)}`,
      evidence: slotEvidence(step.slot, answer, language),
      action: planAction(step.at, page),
    };
  }
  const { post, change } = step;
  const when = dayAndHourText(post.scheduled_at, style);
  return {
    key: post.post_id,
    todo: language.say('next.improve', {
      when,
      change: lower(changeWords(change, language, timezone), language.locale),
    }),
    effect: gainWords(change, language),
    sure: html`<span class="as-it-is">${language.say('next.as_it_is', { score: post.predicted_engagement })}</span>
      ${confidenceTemplate(post.confidence, language)}`,
    evidence: predictionEvidence(post, answer.track_record, language),
    action: {
      label: language.say('action.edit_post'),
      spoken: language.say('action.edit_post_of', { when }),
      detail: { action: 'edit-post', id: post.post_id, name: post.caption },
    },
  };
}

function lower(words: string, locale: string): string {
  return words.charAt(0).toLocaleLowerCase(locale) + words.slice(1);
}

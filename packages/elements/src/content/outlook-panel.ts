import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Prediction, TrackRecord } from '@bizboost/core/contract';
import type { Language } from '../kit/language.ts';
import { confidenceTemplate } from '../parts/confidence/confidence.ts';
import { noticeTemplate, type Notice } from '../parts/notice/notice.ts';
import { rangeTemplate } from '../parts/range/range-bar.ts';
import { whyTemplate } from './advice-row.ts';
import { changeWords, gainWords, type Change } from './change-words.ts';
import { factorsTemplate } from './factor-list.ts';
import { expectedWords, predictionEvidence, rangeWords } from './prediction-words.ts';
import { basisTemplate } from './times-panel.ts';

/** What the outlook of a draft is shown with. */
export interface OutlookShown {
  readonly prediction: Prediction | undefined;
  /** The prediction is that of the draft before. */
  readonly isBehind: boolean;
  readonly isAsking: boolean;
  /** Why there is none. */
  readonly notice: Notice | undefined;
  readonly record: TrackRecord | undefined;
  readonly language: Language;
  readonly timezone: string;
  readonly headingLevel: number;
  /** Names the draft apart from another; empty for a single one. */
  readonly draftName: string;
  /** Whether a suggestion changes something by itself. */
  changesItself(change: Change): boolean;
  apply(change: Change): void;
  retry(): void;
}

/** How a draft will do: its score, what to expect, what would help, and what it is made of. */
export function outlookTemplate(shown: OutlookShown): TemplateResult {
  const { prediction, notice, language, isBehind, isAsking } = shown;
  const name = language.say('compose.outlook');
  return html`<section
    class="outlook"
    part="outlook"
    role="group"
    aria-label=${shown.draftName === '' ? name : `${shown.draftName}: ${name}`}
    aria-busy=${isAsking}
  >
    <div class="outlook-head ${isBehind ? 'behind' : ''}">
      <div class="outlook-title" role="heading" aria-level=${shown.headingLevel}>${name}</div>
      ${prediction?.basis !== 'own' ? scorePlaceholder(prediction !== undefined || notice !== undefined) : scoreTemplate(prediction, language)}
    </div>
    <div class="outlook-body">
      ${isBehind && !isAsking && prediction !== undefined ? html`<p class="basis">${language.say('compose.before')} <button type="button" class="link" part="retry" @click=${() => shown.retry()}>${language.say('mark.retry')}</button></p>` : nothing}
      ${prediction === undefined ? (notice === undefined ? waiting : noticeTemplate(notice, 'panel')) : bodyTemplate(prediction, shown)}
    </div>
  </section>`;
}

/** A place among recent posts: told of the business's own alone, since among a handful it says nothing. */
function scoreTemplate(prediction: Prediction, language: Language): TemplateResult {
  const score = prediction.predicted_engagement;
  return html`<p class="score" part="score" title=${language.say('score.means')}>
      <strong class="number">${language.number(score, { unit: 'count' })}</strong>
      <span>${language.say('score.of_hundred')}</span>
    </p>
    <div class="gauge">${rangeTemplate({ low: 0, high: score, value: score, mark: 50, from: 0, to: 100 })}</div>
    ${confidenceTemplate(prediction.confidence, language)}`;
}

function scorePlaceholder(isNone: boolean): TemplateResult {
  return html`<p class="score">
      <strong class="number">${isNone ? '–' : html`<span class="placeholder">0</span>`}</strong>
    </p>
    <div class="gauge"></div>`;
}

function bodyTemplate(prediction: Prediction, shown: OutlookShown): TemplateResult {
  const { language, record, timezone } = shown;
  const { expected, interval, factors, suggestions } = prediction;
  const words = expectedWords(prediction, language);
  const level = Math.min(6, shown.headingLevel + 1);
  return html`<div class="expected">
      <p class="todo">${words}</p>
      <p class="effect">${interval === null ? language.say('basis.none.hint') : rangeWords(prediction, language)}</p>
      ${expected === null || interval === null ? nothing : rangeTemplate({ ...interval, value: expected, from: 0, to: interval.high })}
      ${prediction.basis === 'general' ? basisTemplate(prediction.basis, language) : nothing}
    </div>
    <div class="changes">
      <div class="side" role="heading" aria-level=${level}>${language.say('compose.changes')}</div>
      ${
        suggestions.length === 0
          ? html`<p class="effect">
              ${language.say(prediction.basis === 'own' ? 'compose.no_changes' : 'tips.early')}
            </p>`
          : html`<ul>
              ${repeat(
                suggestions,
                ({ code }) => code,
                (change) => changeTemplate(changeWords(change, language, timezone), change, shown),
              )}
            </ul>`
      }
    </div>
    ${
      factors.length === 0
        ? nothing
        : html`<div class="made-of">
            <div class="side" role="heading" aria-level=${level}>${language.say('why.factors')}</div>
            ${factorsTemplate(factors, language)}
          </div>`
    }
    ${whyTemplate({ todo: words, evidence: predictionEvidence(prediction, record, language) }, language)}`;
}

function changeTemplate(
  words: string,
  change: Change,
  { language, apply, changesItself }: OutlookShown,
): TemplateResult {
  const verb = changesItself(change) ? 'compose.apply' : 'compose.go';
  return html`<li class="change" part="change">
    <span><span class="change-words">${words}</span> <span class="effect">${gainWords(change, language)}</span></span>
    <button
      type="button"
      class="button"
      part="apply"
      aria-label=${language.say(`${verb}_of`, { change: words })}
      @click=${() => apply(change)}
    >
      ${language.say(verb)}
    </button>
  </li>`;
}

const waiting = html`<div class="waiting" aria-hidden="true">
  <i class="placeholder"></i><i class="placeholder"></i><i class="placeholder"></i>
</div>`;

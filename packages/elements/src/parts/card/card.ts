import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../kit/language.ts';
import { icons } from '../icons.ts';
import type { CardModel, Comparison } from './card-model.ts';
import { comparisonWords } from './comparison-words.ts';
import { sparkTemplate } from './sparkline.ts';

/** How a card is shown beside its model. */
export interface CardView {
  readonly language: Language;
  readonly headingLevel: number;
  readonly isStale: boolean;
  onAction(action: NonNullable<CardModel['action']>): void;
  /** What can be asked of the number; none where nobody can tell. */
  readonly asks?: readonly CardAsk[] | undefined;
  /** The way to take it along. */
  take?: unknown;
  /** How fresh the number is. */
  freshness?: unknown;
}

/** A question that a button asks of the number. */
export interface CardAsk {
  readonly part: string;
  /** In full, where what is shown is not. */
  readonly label: string | undefined;
  readonly shown: string | TemplateResult;
  ask(): void;
}

/** A number with its name, how it compares, and what it leads to. */
export function cardTemplate(model: CardModel, view: CardView): TemplateResult {
  return html`<article class="card panel ${view.isStale ? 'stale' : ''}" part="card">
    <header class="top">
      <div class="label" part="label" role="heading" aria-level=${view.headingLevel}>
        <slot name="label">${model.label}</slot>
      </div>
      ${model.comparison === undefined ? nothing : trendTemplate(model.comparison, model.value, view.language)}${view.take ?? nothing}
    </header>
    <div class="middle">${valueTemplate(model, view.language)} ${sparkTemplate(model.series ?? []) ?? nothing}</div>
    <footer class="bottom">
      <p class="note" part="note"><slot name="note">${comparisonWords(model, view.language) ?? nothing}</slot></p>
      ${linksTemplate(model, view)}${view.freshness ?? nothing}
    </footer>
  </article>`;
}

/** The same card, of the same size, before its number is there. `leads`: it will lead somewhere. */
export function cardPlaceholder(
  label: string,
  headingLevel: number,
  leads: boolean,
  freshness?: unknown,
): TemplateResult {
  return html`<article class="card panel" part="card" aria-busy="true">
    <header class="top">
      <div class="label" part="label" role="heading" aria-level=${headingLevel}><slot name="label">${label}</slot></div>
    </header>
    <div class="middle">
      <p class="value"><span class="placeholder wide">0</span></p>
    </div>
    <footer class="bottom">
      <p class="note"><span class="placeholder under">0</span></p>
      ${leads ? html`<div class="links"><span class="link" aria-hidden="true">&nbsp;</span></div>` : nothing}${freshness ?? nothing}
    </footer>
  </article>`;
}

function valueTemplate(model: CardModel, language: Language): TemplateResult {
  const text = language.headline(model.value, model);
  if (text === undefined) {
    return html`<p class="value number" part="value">
      <span aria-hidden="true">${language.say('none')}</span
      ><span class="only-spoken">${language.say('none.spoken')}</span>
    </p>`;
  }
  return html`<p class="value number" part="value" title=${text.exact}>
    <span aria-hidden="true">${text.whole}<span class="rest">${text.rest}</span></span
    ><span class="only-spoken">${text.exact}</span>
  </p>`;
}

function trendTemplate(
  comparison: Comparison,
  value: number | null,
  language: Language,
): TemplateResult | typeof nothing {
  const { trend } = comparison;
  if (trend === null) return value ? html`<p class="trend new" part="trend">${language.say('trend.new')}</p>` : nothing;
  const percent = language.number(Math.abs(trend), { unit: 'percent' });
  if (trend === 0)
    return html`<p class="trend" part="trend">
      ${icons.flat}<span aria-hidden="true">${percent}</span
      ><span class="only-spoken">${language.say('trend.flat')}</span>
    </p>`;
  const isGood = trend > 0 === (comparison.isMoreBetter ?? true);
  return html`<p class="trend number ${isGood ? 'good' : 'bad'}" part="trend">
    ${trend > 0 ? icons.up : icons.down}<span aria-hidden="true">${percent}</span
    ><span class="only-spoken">${language.say(trend > 0 ? 'trend.up' : 'trend.down', { percent })}</span>
  </p>`;
}

function linksTemplate(model: CardModel, view: CardView): TemplateResult | typeof nothing {
  const { action } = model;
  const { asks = [] } = view;
  if (action === undefined && asks.length === 0) return nothing;
  return html`<div class="links">
    ${action === undefined ? nothing : actionTemplate(action, view)}
    <span class="asks screen">${asks.map(askTemplate)}</span>
  </div>`;
}

function askTemplate({ part, label, shown, ask }: CardAsk): TemplateResult {
  return html`<button type="button" class="link" part=${part} aria-label=${label ?? nothing} @click=${ask}>
    ${shown}
  </button>`;
}

function actionTemplate(action: NonNullable<CardModel['action']>, view: CardView): TemplateResult {
  return html`<button type="button" class="link" part="action" @click=${() => view.onAction(action)}>
    ${action.label}${icons.next}
  </button>`;
}

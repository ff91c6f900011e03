import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../parts/icons.ts';
import type { ActionDetail } from '../kit/events.ts';
import type { Language } from '../kit/language.ts';

/** What the panels of an answer need beside it. */
export interface AdvicePage {
  readonly language: Language;
  /** IANA zone of the business. */
  readonly timezone: string;
  /** ms UTC. */
  readonly now: number;
  /** Of headings inside a panel. */
  readonly headingLevel: number;
  /** Whether the page carries out an action. */
  offers(action: string): boolean;
  act(detail: ActionDetail): void;
}

/** A piece of advice: what to do first, then what it brings and how sure that is; the evidence behind "Why?". */
export interface Advice {
  /** The same from answer to answer, so that what is open stays open. */
  readonly key: string;
  /** What it is about, where that does not follow from its place. */
  readonly about?: string | undefined;
  readonly todo: string;
  readonly effect: string | TemplateResult;
  readonly sure: TemplateResult | typeof nothing;
  readonly picture?: TemplateResult | undefined;
  readonly evidence: readonly string[];
  readonly more?: TemplateResult | typeof nothing;
  /** `spoken` names it where its label alone would not. */
  readonly action?: { readonly label: string; readonly spoken: string; readonly detail: ActionDetail } | undefined;
}

export function adviceTemplate(advice: Advice, page: AdvicePage): TemplateResult {
  const { about, todo, effect, sure, picture, action } = advice;
  return html`<li class="advice" part="advice">
    <div class="advice-words">
      ${about === undefined ? nothing : html`<p class="about">${about}</p>`}
      <p class="todo" part="todo">${todo}</p>
      <p class="effect">${effect}</p>
    </div>
    ${
      action === undefined || !page.offers(action.detail.action)
        ? nothing
        : html`<button
            type="button"
            class="button advice-action"
            part="action"
            aria-label=${action.spoken}
            @click=${() => page.act(action.detail)}
          >
            ${action.label}
          </button>`
    }
    <div class="advice-sure">${sure}${picture ?? nothing}${whyTemplate(advice, page.language)}</div>
  </li>`;
}

export function whyTemplate(
  { todo, about, evidence, more = nothing }: Pick<Advice, 'todo' | 'about' | 'evidence' | 'more'>,
  language: Language,
): TemplateResult {
  const name = about === undefined ? todo : `${about}, ${todo}`;
  return html`<details class="why" part="why">
    <summary aria-label=${language.say('advice.why_of', { advice: name })}>
      ${language.say('advice.why')}${icons.sorted}
    </summary>
    <ul class="evidence" part="evidence">
      ${evidence.map((line) => html`<li>${line}</li>`)}
    </ul>
    ${more}
  </details>`;
}

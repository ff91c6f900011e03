import { html, nothing, type TemplateResult } from 'lit';
import { ageText, momentText } from '../../kit/format/time-text.ts';
import type { Language } from '../../kit/language.ts';
import type { Mark, View } from '../../kit/state/view-of.ts';
import { icons } from '../icons.ts';

/** What a badge tells of the numbers beside it. */
export interface BadgeFacts {
  readonly view: View;
  readonly attempt: number;
  readonly asOf?: string | undefined;
  readonly timezone: string;
  /** What they lack, in words; empty for nothing. */
  readonly missing: string;
  readonly now: number;
  retry(): void;
}

const RETRYABLE: ReadonlySet<Mark> = new Set<Mark>(['reconnecting', 'stopped', 'delayed']);

/** Whether the numbers are live and how old they are; with a button where trying again may help. */
export function badgeTemplate(facts: BadgeFacts, language: Language): TemplateResult | typeof nothing {
  const { mark } = facts.view;
  if (mark === 'none') return nothing;
  return html`<span class="badge ${mark}" part="badge"
      ><i class="dot" aria-hidden="true"></i>${labelOf(facts, language)}</span
    >
    ${facts.asOf === undefined ? nothing : html`<span class="age number" part="age">${ageOf(facts, facts.asOf, language)}</span>`}
    ${facts.missing === '' ? nothing : html`<span class="missing" part="missing">${facts.missing}</span>`}
    ${RETRYABLE.has(mark) && facts.view.phase === 'ready' ? html`<button type="button" class="link screen" part="retry" @click=${() => facts.retry()}>${icons.retry}${language.say('mark.retry')}</button>` : nothing}`;
}

function labelOf({ view, attempt }: BadgeFacts, language: Language): string {
  if (view.mark === 'none') return '';
  if (view.mark === 'reconnecting' && attempt > 1) return language.say('mark.attempt', { count: attempt });
  return language.say(`mark.${view.mark}`);
}

// Numbers that are pushed are as old as their last change; others are as old as they are, said as a time that can be compared.
function ageOf({ view, now, timezone }: BadgeFacts, asOf: string, language: Language): string {
  if (view.mark === 'live' || view.mark === 'polling')
    return language.say('mark.updated', { age: ageText(asOf, now, language.locale) });
  return language.say('mark.as_of', { time: momentText(asOf, now, { locale: language.locale, timezone }) });
}

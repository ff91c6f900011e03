import { html, nothing, type TemplateResult } from 'lit';
import type { LiveAnswer } from '@bizboost/core/contract';
import type { PeriodChangeDetail } from '../kit/events.ts';
import { stretchText, zoneText } from '../kit/format/time-text.ts';
import type { Language } from '../kit/language.ts';

/** What stands over a dashboard's numbers. */
export interface HeadFacts {
  /** How fresh the numbers are. */
  readonly badge: unknown;
  readonly title: string;
  /** 1 to 6. */
  readonly level: number;
  readonly answer: LiveAnswer | undefined;
  /** The days shown are on their way: their line is held free, so that their coming moves nothing. */
  readonly isWaiting: boolean;
  /** The one chosen, as a question spells it. */
  readonly period: string;
  /** The way to take it along. */
  readonly take: unknown;
  onPeriod(event: CustomEvent<PeriodChangeDetail>): void;
}

/** Title, state, days and period picker. */
export function headTemplate(facts: HeadFacts, language: Language): TemplateResult {
  const { answer } = facts;
  return html`<div class="head" part="header">
    <div class="titles">
      <div class="title" part="title" role="heading" aria-level=${facts.level}>
        <slot name="title">${facts.title}</slot>
      </div>
      <div class="line">
        ${facts.badge}${answer === undefined ? placeholder(facts.isWaiting) : days(answer, language)}
      </div>
    </div>
    <div class="tools screen">
      <slot name="actions"></slot>
      <bizboost-period-picker
        part="picker"
        exportparts="options, dialog"
        .period=${facts.period}
        @bizboost-period-change=${facts.onPeriod}
      ></bizboost-period-picker>
      ${facts.take}
    </div>
  </div>`;
}

function days({ period }: LiveAnswer, language: Language): TemplateResult {
  const { timezone } = period;
  const style = { locale: language.locale, timezone };
  const text = stretchText(period, style);
  return html`<span class="when" part="period" title=${timezone}
    >${text} · ${language.say('period.zone', { zone: zoneText(timezone) })}</span
  >`;
}

function placeholder(isWaiting: boolean): TemplateResult | typeof nothing {
  if (!isWaiting) return nothing;
  return html`<span class="when" aria-hidden="true"><span class="placeholder">${'\u2007'.repeat(24)}</span></span>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import type { AnalyticsSource } from '@bizboost/core/contract';
import type { ActionDetail } from '../kit/events.ts';
import type { Language } from '../kit/language.ts';
import type { View } from '../kit/state/view-of.ts';
import type { DashboardModel } from './dashboard-model.ts';
import type { ChosenView } from './view-link.ts';

const CARD_PARTS =
  'card, label, value, trend, note, spark, action, why, receipt, why-dialog, why-close, why-panel, why-heading, why-lead, why-dimension, why-driver, why-change, why-bar';
const PANEL_PARTS = 'panel, heading, toggle, plot, legend, tooltip, table, notice, action, status';
const CARDS = {
  revenue: 'card.revenue',
  engagementRate: 'card.engagement_rate',
  campaigns: 'card.active_campaigns',
  engagements: 'card.engagements',
} as const;
/** The cards whose number is a metric, of which it can be asked why it moved. */
const METRICS: Partial<Readonly<Record<keyof typeof CARDS, string>>> = {
  revenue: 'revenue',
  engagementRate: 'engagement_rate',
  engagements: 'engagements',
};
const CHARTS = { revenue: 'line', channels: 'doughnut', products: 'bar' } as const;

/** A dashboard's numbers, or the frames that they will fill. */
export interface BodyFacts {
  readonly view: View;
  readonly model: DashboardModel | undefined;
  /** Of the headings of cards and panels, 1 to 6. */
  readonly level: number;
  /** Where to ask why a number moved; none where data was handed over. */
  readonly source: AnalyticsSource | undefined;
  readonly period: string;
  /** Campaigns lead nowhere. */
  readonly isPlain: boolean;
  /** What the address says of the view. */
  readonly restored: ChosenView;
  onAction(event: CustomEvent<ActionDetail>): void;
  /** Something may have been chosen. */
  onChosen(): void;
}

/** Four cards, three charts, the campaigns. */
export function bodyTemplate({ view, ...facts }: BodyFacts, language: Language): TemplateResult {
  const { phase } = view;
  const model = phase === 'ready' || phase === 'switching' ? facts.model : undefined;
  const panels = { ...facts, model, isStale: view.isStale || phase === 'switching', language };
  return html`${phase === 'slow' ? html`<p class="slow" role="status">${language.say('dashboard.slow')}</p>` : nothing}
    <div
      class="cards"
      part="cards"
      aria-busy=${model === undefined || phase === 'switching'}
      @bizboost-action=${facts.onAction}
    >
      ${(Object.keys(CARDS) as (keyof typeof CARDS)[]).map((key) => card(key, panels))}
    </div>
    <div class="panels" part="panels" @bizboost-action=${facts.onAction} @click=${facts.onChosen}>
      ${(Object.keys(CHARTS) as (keyof typeof CHARTS)[]).map((key) => chart(key, panels))}${campaigns(panels)}
    </div>`;
}

interface Panels extends Omit<BodyFacts, 'view'> {
  readonly isStale: boolean;
  readonly language: Language;
}

function card(key: keyof typeof CARDS, { model, level, isStale, language, source, period }: Panels): TemplateResult {
  return html`<bizboost-metric-card
    exportparts=${CARD_PARTS}
    .headingLevel=${level}
    .label=${language.say(CARDS[key])}
    .metric=${METRICS[key] ?? ''}
    .source=${source}
    .period=${period}
    .data=${model?.cards[key]}
    no-export
    ?loading=${model === undefined}
    ?stale=${isStale}
  ></bizboost-metric-card>`;
}

function chart(key: keyof typeof CHARTS, { model, level, isStale, language, restored }: Panels): TemplateResult {
  return html`<bizboost-metric-chart
    class=${key}
    id=${key}
    exportparts=${PANEL_PARTS}
    .headingLevel=${level}
    .type=${CHARTS[key]}
    .label=${language.say(`chart.${key}`)}
    .data=${model?.charts[key]}
    .emptyNotice=${model?.empty[key]}
    .asTable=${restored.tables.includes(key)}
    no-export
    ?loading=${model === undefined}
    ?stale=${isStale}
  ></bizboost-metric-chart>`;
}

function campaigns({ model, level, isStale, isPlain, restored }: Panels): TemplateResult {
  return html`<bizboost-campaign-table
    class="campaigns"
    id="campaigns"
    exportparts=${PANEL_PARTS}
    .headingLevel=${level}
    .data=${model?.table}
    .emptyNotice=${model?.empty.campaigns}
    .sort=${restored.sort}
    no-export
    ?plain=${isPlain}
    ?loading=${model === undefined}
    ?stale=${isStale}
  ></bizboost-campaign-table>`;
}

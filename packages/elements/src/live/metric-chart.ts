import { html, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { MetricAnswer } from '@bizboost/core/contract';
import type { Question } from '../kit/source/question.ts';
import { viewOfModel, type View } from '../kit/state/view-of.ts';
import { base } from '../kit/style/base.styles.ts';
import { tokens } from '../kit/style/tokens.styles.ts';
import { hasPoints, isChartModel, type ChartKind, type ChartModel } from '../parts/chart/chart-model.ts';
import { chartStyles } from '../parts/chart/chart.styles.ts';
import { ChartView } from '../parts/chart/chart-view.ts';
import { noticeStyles } from '../parts/notice/notice.styles.ts';
import { noticeTemplate, type Notice } from '../parts/notice/notice.ts';
import { checkAnswer } from '../kit/check-answer.ts';
import { headingOf } from '../kit/heading-level.ts';
import { metricChart, metricName } from './metric-models.ts';
import { missingTemplate } from '../parts/badge/missing-words.ts';
import { noticeOf } from '../parts/notice/notice-of.ts';
import { ownWords } from '../kit/own-words.ts';
import { periodOf } from './period-name.ts';
import { TakeableElement } from './takeable-element.ts';

/**
 * A metric over time, or split by a dimension: as a picture, as a table, by pointer and by keyboard.
 *
 * @summary A live chart of one metric, with its data table.
 * @tag bizboost-metric-chart
 * @slot label - The chart's name; default the metric's.
 * @slot empty - What stands in place of a chart without data.
 * @event {CustomEvent<ActionDetail>} bizboost-action - The person chose a point. Bubbles, composed, cancelable.
 * @csspart panel - The box.
 * @csspart heading - The chart's name.
 * @csspart toggle - The button between picture and table.
 * @csspart take - The button of the menu that gives it out.
 * @csspart plot - The picture: canvas, ring or bars.
 * @csspart legend - What is what: the lines' names, or the parts of a ring.
 * @csspart tooltip - What is said of the point that is read.
 * @csspart table - The data table.
 * @csspart missing - What the answer lacks, where it is not whole.
 * @csspart notice - Why there is no chart.
 * @cssproperty [--bizboost-chart-height=17rem] - Height of the picture.
 * @cssproperty [--bizboost-series-1] - Facebook; the first of several lines or parts.
 * @cssproperty [--bizboost-series-2] - Instagram; the second.
 * @cssproperty [--bizboost-series-3] - WhatsApp; the third.
 * @cssproperty [--bizboost-series-4] - The website; the fourth.
 * @cssproperty [--bizboost-series-5] - The fifth.
 * @cssproperty [--bizboost-series-6] - The sixth.
 * @cssproperty [--bizboost-series-7] - The seventh.
 * @cssproperty [--bizboost-series-8] - Unknown channels, and what is folded together.
 */
export class MetricChart extends TakeableElement<'metric'> {
  static override styles: CSSResultGroup = [tokens, base, noticeStyles, ...chartStyles];

  /** Which metric, e.g. `revenue`. */
  @property({ useDefault: true }) metric = 'revenue';
  /** Splits it: `channel`, `product`, `campaign`, `hour` or `weekday`. Without it, over time. */
  @property({ useDefault: true }) by = '';
  /** `line`, `bar` or `doughnut`; default a line over time, bars when split. */
  @property({ useDefault: true }) type: ChartKind | '' = '';
  /** The name shown; default the metric's. */
  @property({ useDefault: true }) label = '';
  /** Level of the name as a heading, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level', useDefault: true }) headingLevel = 3;
  /** A value to show without any network: an answer of `analytics/metrics/{name}`, or a chart's own model. */
  @property({ attribute: false }) data: MetricAnswer | ChartModel | undefined;
  /** What to say when there is nothing to draw. */
  @property({ attribute: false }) emptyNotice: Notice | undefined;
  /** Shows the frame of a chart whose numbers are still on their way. */
  @property({ type: Boolean, useDefault: true }) loading = false;
  /** The numbers are not the newest: they stand back. */
  @property({ type: Boolean, useDefault: true }) stale = false;

  /** Shows the numbers as a table in place of the picture; the person may choose otherwise. */
  @property({ type: Boolean, attribute: 'as-table', useDefault: true }) asTable = false;

  readonly #chart = new ChartView(this);

  /** Goes to its beginning, from which the keyboard leads on through it. */
  override focus(options?: FocusOptions): void {
    this.shadowRoot?.querySelector('section')?.focus(options);
  }

  protected override question(): Question<'metric'> | undefined {
    const { metric, by } = this;
    if (typeof metric !== 'string' || metric === '' || isChartModel(this.data)) return undefined;
    const split = typeof by === 'string' && by !== '' ? { by } : {};
    return { query: 'metric', params: { name: metric, period: periodOf(this.period), ...split } };
  }

  protected override given(): MetricAnswer | undefined {
    return this.data == null || isChartModel(this.data)
      ? undefined
      : checkAnswer<MetricAnswer>(this.data, 'analytics/metrics/{name}', ['series', 'unit', 'period']);
  }

  protected override render(): TemplateResult {
    const { language } = this;
    const name = ownWords(this.label, metricName(this.metric, language));
    const model = this.loading ? undefined : this.model();
    const isEmpty = model !== undefined && !hasPoints(model);
    // A line without sales keeps its axes: the day is there, only nothing happened yet.
    const isDrawn = model !== undefined && (!isEmpty || (model.kind === 'line' && model.categories.length > 0));
    return html`<section tabindex="-1" class="chart panel" part="panel" aria-busy=${this.view.phase === 'loading'}>
      <div class="head">
        <div class="heading" part="heading" role="heading" aria-level=${headingOf(this.headingLevel, 3)}>
          <slot name="label">${name}</slot>
        </div>
        ${isDrawn && !isEmpty ? this.#chart.toggleTemplate(language) : ''}${this.takeTemplate(name)}
      </div>
      ${missingTemplate(this.asking.state.answer, language)}
      <div class="stage of-${model?.kind ?? this.#kind()}">
        ${isDrawn ? this.#drawn(name, model) : this.#instead(model)}${isEmpty ? this.#empty(model.kind) : ''}
      </div>
    </section>`;
  }

  #drawn(name: string, model: ChartModel): TemplateResult {
    return this.#chart.template({
      name,
      model,
      language: this.language,
      isRightToLeft: this.isRightToLeft,
      isStale: this.stale || this.view.isStale,
      onAction: (action, id, pointName) => void this.emit('bizboost-action', { action, id, name: pointName }),
    });
  }

  #instead(model: ChartModel | undefined): TemplateResult {
    this.#chart.clear();
    if (model !== undefined) return html``;
    const notice = this.loading
      ? undefined
      : noticeOf(this.asking.view, this.asking.state, this.language, () => this.reconnect());
    return notice === undefined ? this.#placeholder() : noticeTemplate(notice, 'panel');
  }

  #empty(kind: ChartKind): TemplateResult {
    const notice: Notice = this.emptyNotice ?? { icon: 'chart', title: this.language.say('empty.metric') };
    return html`<div class="empty ${kind}-empty"><slot name="empty">${noticeTemplate(notice, 'panel')}</slot></div>`;
  }

  #placeholder(): TemplateResult {
    return html`<div class="waiting ${this.#kind()}" aria-hidden="true">
      ${Array.from({ length: 9 }, () => html`<i class="placeholder"></i>`)}
    </div>`;
  }

  #kind(): ChartKind {
    if (isKind(this.type)) return this.type;
    return this.by ? 'bar' : 'line';
  }

  protected override get view(): View {
    return this.loading || isChartModel(this.data)
      ? viewOfModel(this.loading ? undefined : this.data, this.stale)
      : super.view;
  }

  /** What it shows. */
  protected model(): ChartModel | undefined {
    if (isChartModel(this.data)) return this.data;
    const { answer } = this.asking.state;
    if (answer === undefined || this.asking.view.phase !== 'ready') return undefined;
    return metricChart(answer, isKind(this.type) ? this.type : undefined, this.language);
  }
}

function isKind(wish: unknown): wish is ChartKind {
  return wish === 'line' || wish === 'bar' || wish === 'doughnut';
}

declare global {
  interface HTMLElementTagNameMap {
    'bizboost-metric-chart': MetricChart;
  }
}

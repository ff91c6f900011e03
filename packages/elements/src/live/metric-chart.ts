import { html, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { MetricAnswer } from '@bizboost/core/contract';
import type { Question } from '../kit/source/question.ts';
import { base } from '../kit/style/base.styles.ts';
import { tokens } from '../kit/style/tokens.styles.ts';
import { badgeStyles } from '../parts/badge/badge.styles.ts';
import { hasPoints, isChartModel, type ChartKind, type ChartModel } from '../parts/chart/chart-model.ts';
import { chartStyles } from '../parts/chart/chart.styles.ts';
import { ChartView } from '../parts/chart/chart-view.ts';
import { noticeStyles } from '../parts/notice/notice.styles.ts';
import { noticeTemplate, type Notice } from '../parts/notice/notice.ts';
import { checkAnswer } from '../kit/check-answer.ts';
import { LiveTile } from './live-tile.ts';
import { metricChart, metricName } from './metric-models.ts';
import { missingTemplate } from '../parts/badge/missing-words.ts';
import { ownWords } from '../kit/own-words.ts';
import { periodOf } from './period-name.ts';

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
 * @csspart badge - Alone in a page: whether what it shows is live.
 * @csspart age - How old that is.
 * @csspart as-of - On paper: when it was so.
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
export class MetricChart extends LiveTile<'metric'> {
  static override styles: CSSResultGroup = [tokens, base, noticeStyles, badgeStyles, ...chartStyles];

  /** Which metric, e.g. `revenue`. */
  @property({ useDefault: true }) metric = 'revenue';
  /** Splits it: `channel`, `product`, `campaign`, `hour` or `weekday`. Without it, over time. */
  @property({ useDefault: true }) by = '';
  /** `line`, `bar` or `doughnut`; default a line over time, bars when split. */
  @property({ useDefault: true }) type: ChartKind | '' = '';
  /** A value to show without any network: an answer of `analytics/metrics/{name}`, or a chart's own model. */
  @property({ attribute: false }) data: MetricAnswer | ChartModel | undefined;
  /** What to say when there is nothing to draw. */
  @property({ attribute: false }) emptyNotice: Notice | undefined;
  /** Shows the numbers as a table in place of the picture; the person may choose otherwise. */
  @property({ type: Boolean, attribute: 'as-table', useDefault: true }) asTable = false;

  readonly #chart = new ChartView(this);
  #model: ChartModel | undefined;
  /** What it was made of. */
  #of: Parameters<typeof metricChart> | undefined;

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
    const model = this.model();
    const isEmpty = model !== undefined && !hasPoints(model);
    // A line without sales keeps its axes: the day is there, only nothing happened yet.
    const isDrawn = model !== undefined && (!isEmpty || (model.kind === 'line' && model.categories.length > 0));
    return html`<section tabindex="-1" class="chart panel" part="panel" aria-busy=${this.view.phase === 'loading'}>
      <div class="head">
        <div class="heading" part="heading" role="heading" aria-level=${this.level}>
          <slot name="label">${name}</slot>
        </div>
        ${isDrawn && !isEmpty ? this.#chart.toggleTemplate(language) : ''}${this.takeTemplate(name)}
      </div>
      ${missingTemplate(this.asking.state.answer, language)}
      <div class="stage of-${model?.kind ?? this.#kind()}">
        ${isDrawn ? this.#drawn(name, model) : this.#instead(model)}${isEmpty ? this.#empty(model.kind) : ''}
      </div>
      ${this.freshness()}
    </section>`;
  }

  #drawn(name: string, model: ChartModel): TemplateResult {
    return this.#chart.template({
      name,
      model,
      language: this.language,
      isRightToLeft: this.isRightToLeft,
      isStale: this.isOld,
      onAction: (action, id, pointName) => void this.emit('bizboost-action', { action, id, name: pointName }),
    });
  }

  #instead(model: ChartModel | undefined): TemplateResult {
    this.#chart.clear();
    if (model !== undefined) return html``;
    const { notice } = this;
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

  protected override get handed(): ChartModel | undefined {
    return isChartModel(this.data) ? this.data : undefined;
  }

  /** What it shows. */
  protected model(): ChartModel | undefined {
    if (this.loading) return undefined;
    if (isChartModel(this.data)) return this.data;
    const { answer } = this.asking.state;
    if (answer === undefined || this.asking.view.phase !== 'ready') return undefined;
    const of: Parameters<typeof metricChart> = [answer, isKind(this.type) ? this.type : undefined, this.language];
    // One that is the same as before is not drawn again.
    if (of.some((one, index) => one !== this.#of?.[index])) {
      this.#of = of;
      this.#model = metricChart(...of);
    }
    return this.#model;
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

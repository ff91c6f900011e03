import { html, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { DriversAnswer } from '@bizboost/core/contract';
import { checkAnswer } from '../kit/check-answer.ts';
import { headingOf } from '../kit/heading-level.ts';
import { enDrivers } from '../kit/i18n/en-drivers.ts';
import { liveEnglish } from '../kit/i18n/live-english.ts';
import type { Messages } from '../kit/i18n/messages.ts';
import { ownWords } from '../kit/own-words.ts';
import type { Question } from '../kit/source/question.ts';
import { viewOfModel, type View } from '../kit/state/view-of.ts';
import { base } from '../kit/style/base.styles.ts';
import { tokens } from '../kit/style/tokens.styles.ts';
import { missingTemplate } from '../parts/badge/missing-words.ts';
import { driversTemplate } from '../parts/drivers/drivers.ts';
import { driversStyles } from '../parts/drivers/drivers.styles.ts';
import { noticeOf } from '../parts/notice/notice-of.ts';
import { noticeStyles } from '../parts/notice/notice.styles.ts';
import { noticeTemplate } from '../parts/notice/notice.ts';
import { driversModel } from './drivers-models.ts';
import { LiveElement } from './live-element.ts';
import { metricName } from './metric-models.ts';
import { periodOf } from './period-name.ts';

/**
 * Why a number moved: the parts of its change by channel, product, campaign and hour, largest first, which add up to it.
 *
 * @summary What moved a metric against the same time before, live.
 * @tag bizboost-metric-drivers
 * @slot label - Its name; default "What moved" and the metric's.
 * @csspart panel - The box.
 * @csspart heading - Its name.
 * @csspart missing - What the answer lacks, where it is not whole.
 * @csspart lead - The change, and what it is held against.
 * @csspart instead - Why the change is not taken apart, where it is not.
 * @csspart dimension - The parts by one dimension.
 * @csspart driver - One of them.
 * @csspart change - How much it moved the number.
 * @csspart bar - A picture of that.
 * @csspart sum - What the parts add up to.
 * @csspart notice - Why there is nothing to show.
 */
export class MetricDrivers extends LiveElement<'drivers'> {
  protected static override readonly english: Messages = { ...liveEnglish, ...enDrivers };
  static override styles: CSSResultGroup = [tokens, base, noticeStyles, driversStyles];

  /** Which metric, e.g. `revenue`. */
  @property({ useDefault: true }) metric = 'revenue';
  /** One dimension only: `channel`, `product`, `campaign`, `hour` or `weekday`. Default all but weekdays. */
  @property({ useDefault: true }) by = '';
  /** The name shown; default the metric's. */
  @property({ useDefault: true }) label = '';
  /** Level of the name as a heading, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level', useDefault: true }) headingLevel = 3;
  /** A value to show without any network: an answer of `analytics/metrics/{name}/drivers`. */
  @property({ attribute: false }) data: DriversAnswer | undefined;
  /** Shows the frame of parts that are still on their way. */
  @property({ type: Boolean, useDefault: true }) loading = false;
  /** The numbers are not the newest: they stand back. */
  @property({ type: Boolean, useDefault: true }) stale = false;

  protected override question(): Question<'drivers'> | undefined {
    const { metric, by } = this;
    if (typeof metric !== 'string' || metric === '') return undefined;
    const split = typeof by === 'string' && by !== '' ? { by } : {};
    return { query: 'drivers', params: { name: metric, period: periodOf(this.period), ...split } };
  }

  protected override given(): DriversAnswer | undefined {
    return this.data == null
      ? undefined
      : checkAnswer<DriversAnswer>(this.data, 'analytics/metrics/{name}/drivers', ['dimensions', 'unit', 'period']);
  }

  protected override render(): TemplateResult {
    const { language } = this;
    const { answer } = this.asking.state;
    const isShown = !this.loading && answer !== undefined && this.asking.view.phase === 'ready';
    const level = headingOf(this.headingLevel, 3);
    const name = ownWords(this.label, language.say('why.title_of', { name: metricName(this.metric, language) }));
    return html`<section
      class="why panel ${this.stale || this.view.isStale ? 'stale' : ''}"
      part="panel"
      aria-busy=${!isShown}
    >
      <div class="heading" part="heading" role="heading" aria-level=${level}><slot name="label">${name}</slot></div>
      ${isShown ? this.#parts(answer, Math.min(6, level + 1)) : this.#instead()}
    </section>`;
  }

  protected override get view(): View {
    return this.loading ? viewOfModel(undefined, this.stale) : super.view;
  }

  #parts(answer: DriversAnswer, level: number): TemplateResult {
    return html`${missingTemplate(answer, this.language)} ${driversTemplate(driversModel(answer, this.language), level)}`;
  }

  #instead(): TemplateResult {
    const notice = this.loading
      ? undefined
      : noticeOf(this.asking.view, this.asking.state, this.language, () => this.reconnect());
    if (notice !== undefined) return noticeTemplate(notice, 'panel');
    return html`<div class="waiting" aria-hidden="true">
      ${Array.from({ length: 4 }, () => html`<i class="placeholder"></i>`)}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bizboost-metric-drivers': MetricDrivers;
  }
}

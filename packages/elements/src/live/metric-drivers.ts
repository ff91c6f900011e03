import type { CSSResultGroup, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { DriversAnswer } from '@bizboost/core/contract';
import { checkAnswer } from '../kit/check-answer.ts';
import { enDrivers } from '../kit/i18n/en-drivers.ts';
import { liveEnglish } from '../kit/i18n/live-english.ts';
import type { Messages } from '../kit/i18n/messages.ts';
import type { Question } from '../kit/source/question.ts';
import { driversTemplate } from '../parts/drivers/drivers.ts';
import { driversStyles } from '../parts/drivers/drivers.styles.ts';
import { driversModel } from './drivers-models.ts';
import { MetricPanel } from './metric-panel.ts';

/**
 * Why a number moved: the parts of its change by channel, product, campaign and hour, largest first, which add up to it.
 *
 * @summary What moved a metric against the same time before, live.
 * @tag bizboost-metric-drivers
 * @slot label - Its name; default "What moved" and the metric's.
 * @csspart lead - The change, and what it is held against.
 * @csspart instead - Why the change is not taken apart, where it is not.
 * @csspart dimension - The parts by one dimension.
 * @csspart driver - One of them.
 * @csspart change - How much it moved the number.
 * @csspart bar - A picture of that.
 * @csspart sum - What the parts add up to.
 */
export class MetricDrivers extends MetricPanel<'drivers'> {
  protected static override readonly english: Messages = { ...liveEnglish, ...enDrivers };
  static override styles: CSSResultGroup = [MetricPanel.styles, driversStyles];

  /** One dimension only: `channel`, `product`, `campaign`, `hour` or `weekday`. Default all but weekdays. */
  @property({ useDefault: true }) by = '';
  /** A value to show without any network: an answer of `analytics/metrics/{name}/drivers`. */
  @property({ attribute: false }) data: DriversAnswer | undefined;
  protected override readonly titleCode = 'why.title_of';
  protected override readonly waitingLines = 4;

  protected override question(): Question<'drivers'> | undefined {
    const { by } = this;
    return this.about('drivers', typeof by === 'string' && by !== '' ? { by } : {});
  }

  protected override given(): DriversAnswer | undefined {
    return this.data == null
      ? undefined
      : checkAnswer<DriversAnswer>(this.data, 'analytics/metrics/{name}/drivers', ['dimensions', 'unit', 'period']);
  }

  protected override told(answer: DriversAnswer, level: number): TemplateResult {
    return driversTemplate(driversModel(answer, this.language), Math.min(6, level + 1));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bizboost-metric-drivers': MetricDrivers;
  }
}

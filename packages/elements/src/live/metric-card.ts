import { html, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { MetricAnswer } from '@bizboost/core/contract';
import { prefersLessMotion } from '../kit/page/page-signals.ts';
import type { Question } from '../kit/source/question.ts';
import { base } from '../kit/style/base.styles.ts';
import { tokens } from '../kit/style/tokens.styles.ts';
import { toolStyles } from '../kit/style/tool.styles.ts';
import { badgeStyles } from '../parts/badge/badge.styles.ts';
import { isCardModel, type CardModel } from '../parts/card/card-model.ts';
import { cardStyles } from '../parts/card/card.styles.ts';
import { cardPlaceholder, cardTemplate } from '../parts/card/card.ts';
import { checkAnswer } from '../kit/check-answer.ts';
import { LiveTile } from './live-tile.ts';
import { metricCard, metricName } from './metric-models.ts';
import { ownWords } from '../kit/own-words.ts';
import { periodOf } from './period-name.ts';

import type { WhyAsked } from './why-box.ts';
import { WhyDialog } from './why-dialog.ts';

/**
 * One number of the business, with how it compares to the same time before.
 *
 * @summary A card with one live metric: its value, trend, the value before, and a small line.
 * @tag bizboost-metric-card
 * @slot label - The name of the number; default the metric's.
 * @slot note - A line under the number; default what it is compared with.
 * @event {CustomEvent<ActionDetail>} bizboost-action - The person follows the number. Bubbles, composed, cancelable.
 * @csspart card - The box.
 * @csspart label - The name.
 * @csspart value - The number.
 * @csspart trend - How it compares, in percent.
 * @csspart spark - The small line.
 * @csspart note - The line under the number.
 * @csspart badge - Alone in a page: whether what it shows is live.
 * @csspart age - How old that is.
 * @csspart as-of - On paper: when it was so.
 * @csspart action - Where the number leads.
 * @csspart take - The button of the menu that gives it out.
 * @csspart why - The button that asks why the number moved.
 * @csspart receipt - The button that asks how the number is counted.
 * @csspart why-dialog - The box that tells it.
 * @csspart why-close - The button that closes the box.
 * @csspart why-panel - What is in the box.
 * @csspart why-heading - Its name.
 * @csspart why-lead - The change, and what it is held against.
 * @csspart why-dimension - The parts of the change by one dimension.
 * @csspart why-driver - One of them.
 * @csspart why-change - How much it moved the number.
 * @csspart why-bar - A picture of that.
 * @cssproperty [--bizboost-card-background=var(--bizboost-surface)] - The box's background.
 */
export class MetricCard extends LiveTile<'metric'> {
  static override styles: CSSResultGroup = [tokens, base, toolStyles, badgeStyles, cardStyles];

  /** Which metric, e.g. `orders`, `average_order_value`, or one of the host's own. */
  @property({ useDefault: true }) metric = '';
  /** A value to show without any network: an answer of `analytics/metrics/{name}`, or a model of label, value and unit. */
  @property({ attribute: false }) data: MetricAnswer | CardModel | undefined;
  readonly #why = new WhyDialog(this, () =>
    this.emitError({
      code: 'unavailable',
      message: 'The code that tells of a number could not be loaded.',
      retryable: true,
    }),
  );
  #shown: number | null | undefined;

  protected override question(): Question<'metric'> | undefined {
    const { metric } = this;
    if (typeof metric !== 'string' || metric === '' || this.loading || isCardModel(this.data)) return undefined;
    return { query: 'metric', params: { name: metric, period: periodOf(this.period) } };
  }

  protected override given(): MetricAnswer | undefined {
    return this.data == null || isCardModel(this.data)
      ? undefined
      : checkAnswer<MetricAnswer>(this.data, 'analytics/metrics/{name}', ['series', 'unit', 'period']);
  }

  protected override render(): TemplateResult {
    const { language, level } = this;
    const model = this.model();
    const name = ownWords(this.label, model?.label ?? metricName(this.metric, language));
    if (model !== undefined) {
      const asked = this.#whyAsked(name);
      return html`${cardTemplate(
        { ...model, label: name },
        {
          language,
          headingLevel: level,
          isStale: this.isOld,
          onAction: ({ action, id }) => void this.emit('bizboost-action', { action, id, name }),
          asks: asked && this.#why.asks(this.registry, name, language),
          take: this.takeTemplate(name),
          freshness: this.freshness(),
        },
      )}
      ${asked && this.#why.template(asked, language)}`;
    }
    const { notice } = this;
    // What is asked for can be asked about, where somebody can tell: the line for that is there from the beginning.
    if (notice === undefined) {
      const canAsk =
        this.loading || (this.question() !== undefined && this.#why.asks(this.registry, name, language).length > 0);
      return cardPlaceholder(name, level, canAsk, this.freshness());
    }
    const action = notice.action === undefined ? undefined : { label: notice.action.label, action: 'retry' };
    return cardTemplate(
      { label: name, value: null, unit: 'count', note: notice.title, action },
      { language, headingLevel: level, isStale: false, onAction: () => this.reconnect(), freshness: this.freshness() },
    );
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const value = this.model()?.value;
    if (value !== this.#shown && typeof this.#shown === 'number' && typeof value === 'number') this.#flash();
    this.#shown = value;
  }

  protected override get handed(): CardModel | undefined {
    return isCardModel(this.data) ? this.data : undefined;
  }

  #whyAsked(name: string): WhyAsked | undefined {
    const { metric } = this;
    const source = this.asking.source ?? this.source;
    if (source == null || typeof metric !== 'string' || metric === '') return undefined;
    return { source, metric, period: periodOf(this.period), name };
  }

  /** What it shows. */
  protected model(): CardModel | undefined {
    if (this.loading) return undefined;
    if (isCardModel(this.data)) return this.data;
    const { answer } = this.asking.state;
    return answer === undefined || this.asking.view.phase !== 'ready'
      ? undefined
      : metricCard(answer, this.label, this.language);
  }

  // A number that has just changed is lit for a moment; motion there is none, but who wants less of it gets none of this either.
  #flash(): void {
    if (prefersLessMotion()) return;
    this.renderRoot
      .querySelector('.value')
      ?.animate([{ color: 'var(--_accent)' }, {}], { duration: 1_200, easing: 'ease-out' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bizboost-metric-card': MetricCard;
  }
}

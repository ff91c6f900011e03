import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { SuggestionsAnswer } from '@bizboost/core/contract';
import { zoneText } from '../kit/format/time-text.ts';
import { headingOf } from '../kit/heading-level.ts';
import type { Messages } from '../kit/i18n/messages.ts';
import { ownWords } from '../kit/own-words.ts';
import { viewOfModel, type View } from '../kit/state/view-of.ts';
import { base } from '../kit/style/base.styles.ts';
import { tokens } from '../kit/style/tokens.styles.ts';
import { missingTemplate } from '../parts/badge/missing-words.ts';
import { HeatMapView } from '../parts/heat-map/heat-map.ts';
import type { HeatMapModel, Week } from '../parts/heat-map/heat-map-model.ts';
import { heatMapStyles } from '../parts/heat-map/heat-map.styles.ts';
import { noticeStyles } from '../parts/notice/notice.styles.ts';
import { noticeOf } from '../parts/notice/notice-of.ts';
import { noticeTemplate } from '../parts/notice/notice.ts';
import { adviceEnglish } from './advice-words.ts';
import { bestTimesStyles } from './best-times.styles.ts';
import { ContentElement } from './content-element.ts';
import { cellsOf } from './slot.ts';
import { weekSummary } from './slot-words.ts';

/**
 * When to post: the week hour by hour, by how likely a post does better than the business's usual.
 *
 * @summary A heat map of 7 × 24 hours, read by eye, by keys, or as a table.
 * @tag bizboost-best-times
 * @slot label - Its name; default "Best times to post".
 * @csspart panel - The box.
 * @csspart heading - Its name.
 * @csspart basis - Said where it is experience with most pages, not the business's own.
 * @csspart missing - What the answer lacks, where it is not whole.
 * @csspart summary - The week in one sentence.
 * @csspart heat - The table.
 * @csspart reading - What is said of the hour that is read.
 * @csspart legend - What the marks mean.
 * @csspart notice - Why there is no table.
 */
export class BestTimes extends ContentElement {
  protected static override readonly english: Messages = adviceEnglish;
  static override styles: CSSResultGroup = [tokens, base, noticeStyles, heatMapStyles, bestTimesStyles];

  /** Level of the name as a heading, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level', useDefault: true }) headingLevel = 3;
  /** Shows the frame of a table whose hours are still on their way. */
  @property({ type: Boolean, useDefault: true }) loading = false;
  /** The hours are not the newest: they stand back. */
  @property({ type: Boolean, useDefault: true }) stale = false;

  readonly #heat = new HeatMapView(this);

  protected override render(): TemplateResult {
    const { language } = this;
    const answer = this.loading ? undefined : this.answer;
    const name = ownWords(this.label, language.say('times.title'));
    return html`<section
      class="panel week ${this.stale || this.view.isStale ? 'stale' : ''}"
      part="panel"
      aria-busy=${this.view.phase === 'loading'}
    >
      <div class="head">
        <div class="heading" part="heading" role="heading" aria-level=${headingOf(this.headingLevel, 3)}>
          <slot name="label">${name}</slot>
        </div>
        ${answer === undefined ? nothing : html`<span class="zone">${language.say('period.zone', { zone: zoneText(answer.period.timezone) })}</span>`}
      </div>
      ${missingTemplate(answer, language)} ${answer === undefined ? this.#instead() : this.#week(name, answer)}
    </section>`;
  }

  protected override get view(): View {
    return this.loading ? viewOfModel(undefined, this.stale) : super.view;
  }

  #week(name: string, { optimal_posting_times: times }: SuggestionsAnswer): TemplateResult {
    const { language } = this;
    const isGeneral = times.basis === 'general';
    const model: HeatMapModel = {
      chance: times.grid.probability_above_usual,
      amount: isGeneral ? NOTHING : times.grid.avg_engagement,
      count: isGeneral ? NOTHING : times.grid.post_count,
      best: cellsOf(times.best_times),
    };
    return html`${isGeneral ? html`<p class="basis" part="basis">${language.say('basis.general')}</p>` : nothing}
    ${this.#heat.template({
      name,
      summary: weekSummary(times, language),
      model,
      language,
      isRightToLeft: this.isRightToLeft,
    })}`;
  }

  #instead(): TemplateResult {
    const notice = this.loading
      ? undefined
      : noticeOf(this.asking.view, this.asking.state, this.language, () => this.reconnect());
    if (notice !== undefined) return html`<div class="frame">${noticeTemplate(notice, 'panel')}</div>`;
    return html`<div class="frame" aria-hidden="true">
      ${Array.from({ length: 8 }, () => html`<i class="placeholder"></i>`)}
    </div>`;
  }
}

const NOTHING: Week = [];

declare global {
  interface HTMLElementTagNameMap {
    'bizboost-best-times': BestTimes;
  }
}

import { html, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { MessageCode } from '../kit/i18n/messages.ts';
import { ownWords } from '../kit/own-words.ts';
import type { AnswerTo, Question } from '../kit/source/question.ts';
import { base } from '../kit/style/base.styles.ts';
import { tokens } from '../kit/style/tokens.styles.ts';
import { badgeStyles } from '../parts/badge/badge.styles.ts';
import { missingTemplate } from '../parts/badge/missing-words.ts';
import { noticeStyles } from '../parts/notice/notice.styles.ts';
import { noticeTemplate } from '../parts/notice/notice.ts';
import { LiveTile } from './live-tile.ts';
import { metricPanelStyles } from './metric-panel.styles.ts';
import { metricName } from './metric-models.ts';
import { periodOf } from './period-name.ts';

/**
 * A panel that tells one thing about one metric.
 *
 * @csspart panel - The box.
 * @csspart heading - Its name.
 * @csspart badge - Alone in a page: whether what it shows is live.
 * @csspart age - How old that is.
 * @csspart as-of - On paper: when it was so.
 * @csspart missing - What the answer lacks, where it is not whole.
 * @csspart notice - Why there is nothing to show.
 */
export abstract class MetricPanel<Name extends 'drivers' | 'receipt'> extends LiveTile<Name> {
  static override styles: CSSResultGroup = [tokens, base, noticeStyles, badgeStyles, metricPanelStyles];

  /** Which metric, e.g. `revenue`. */
  @property({ useDefault: true }) metric = 'revenue';
  /** Its name, with a hole for the metric's. */
  protected abstract readonly titleCode: MessageCode;
  /** How many lines its frame has before the first answer. */
  protected abstract readonly waitingLines: number;

  /** What it tells, below a heading of `level`. */
  protected abstract told(answer: AnswerTo<Name>, level: number): TemplateResult;

  /** What to ask of the metric; `further`: what else the question takes. */
  protected about(query: Name, further: object = {}): Question<Name> | undefined {
    const { metric } = this;
    if (typeof metric !== 'string' || metric === '') return undefined;
    return { query, params: { name: metric, period: periodOf(this.period), ...further } } as Question<Name>;
  }

  protected override render(): TemplateResult {
    const { language, level } = this;
    const { answer } = this.asking.state;
    const isShown = !this.loading && answer !== undefined && this.asking.view.phase === 'ready';
    const name = ownWords(this.label, language.say(this.titleCode, { name: metricName(this.metric, language) }));
    return html`<section class="about panel ${this.isOld ? 'stale' : ''}" part="panel" aria-busy=${!isShown}>
      <div class="heading" part="heading" role="heading" aria-level=${level}><slot name="label">${name}</slot></div>
      ${isShown ? html`${missingTemplate(answer, language)} ${this.told(answer, level)}` : this.#instead()}
      ${this.freshness()}
    </section>`;
  }

  #instead(): TemplateResult {
    const { notice } = this;
    if (notice !== undefined) return noticeTemplate(notice, 'panel');
    return html`<div class="waiting" aria-hidden="true">
      ${Array.from({ length: this.waitingLines }, () => html`<i class="placeholder"></i>`)}
    </div>`;
  }
}

import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ReceiptAnswer } from '@bizboost/core/contract';
import { checkAnswer } from '../kit/check-answer.ts';
import { headingOf } from '../kit/heading-level.ts';
import { liveEnglish } from '../kit/i18n/live-english.ts';
import { enReceipt } from '../kit/i18n/en-receipt.ts';
import type { Messages } from '../kit/i18n/messages.ts';
import { ownWords } from '../kit/own-words.ts';
import type { Question, Service } from '../kit/source/question.ts';
import { viewOfModel, type View } from '../kit/state/view-of.ts';
import { base } from '../kit/style/base.styles.ts';
import { tokens } from '../kit/style/tokens.styles.ts';
import { missingTemplate } from '../parts/badge/missing-words.ts';
import { noticeOf } from '../parts/notice/notice-of.ts';
import { noticeStyles } from '../parts/notice/notice.styles.ts';
import { noticeTemplate } from '../parts/notice/notice.ts';
import { receiptStyles } from '../parts/receipt/receipt.styles.ts';
import { receiptTemplate } from '../parts/receipt/receipt.ts';
import { LiveElement } from './live-element.ts';
import { metricName } from './metric-models.ts';
import { periodOf } from './period-name.ts';
import { receiptModel } from './receipt-models.ts';

/**
 * The receipt of a number: what it is, how it is calculated, which records were counted, in which period, as of when, and where from.
 *
 * @summary How a metric's number came about, to be checked and copied as JSON.
 * @tag bizboost-metric-receipt
 * @slot label - Its name; default "Receipt" and the metric's.
 * @csspart panel - The box.
 * @csspart heading - Its name.
 * @csspart missing - What the answer lacks, where it is not whole.
 * @csspart value - The number, with every digit.
 * @csspart definition - What it is.
 * @csspart working - How it is calculated, where it is.
 * @csspart records - How many records were counted.
 * @csspart facts - Period, filters, moment, source, revision.
 * @csspart line - A name and what stands behind it.
 * @csspart copy - The button that copies it as JSON.
 * @csspart json - The text to be copied by hand, where the page may not copy.
 * @csspart notice - Why there is nothing to show.
 */
export class MetricReceipt extends LiveElement<'receipt'> {
  protected static override readonly english: Messages = { ...liveEnglish, ...enReceipt };
  static override styles: CSSResultGroup = [tokens, base, noticeStyles, receiptStyles];

  /** Which metric, e.g. `revenue`. */
  @property({ useDefault: true }) metric = 'revenue';
  /** The name shown; default the metric's. */
  @property({ useDefault: true }) label = '';
  /** Level of the name as a heading, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level', useDefault: true }) headingLevel = 3;
  /** A value to show without any network: an answer of `analytics/metrics/{name}/receipt`. */
  @property({ attribute: false }) data: ReceiptAnswer | undefined;
  /** Shows the frame of lines that are still on their way. */
  @property({ type: Boolean, useDefault: true }) loading = false;
  /** The numbers are not the newest: they stand back. */
  @property({ type: Boolean, useDefault: true }) stale = false;

  /** What came of copying: the text that was, or could not be. */
  @state() private copied: { readonly text: string; readonly isRefused: boolean } | undefined;

  protected override service(): Promise<Service> {
    return import('./receipt-service.ts');
  }

  protected override question(): Question<'receipt'> | undefined {
    const { metric } = this;
    if (typeof metric !== 'string' || metric === '') return undefined;
    return { query: 'receipt', params: { name: metric, period: periodOf(this.period) } };
  }

  protected override given(): ReceiptAnswer | undefined {
    return this.data == null
      ? undefined
      : checkAnswer<ReceiptAnswer>(this.data, 'analytics/metrics/{name}/receipt', ['definition', 'records', 'period']);
  }

  protected override render(): TemplateResult {
    const { language } = this;
    const { answer } = this.asking.state;
    const isShown = !this.loading && answer !== undefined && this.asking.view.phase === 'ready';
    const level = headingOf(this.headingLevel, 3);
    const name = ownWords(this.label, language.say('receipt.title_of', { name: metricName(this.metric, language) }));
    return html`<section
      class="receipt panel ${this.stale || this.view.isStale ? 'stale' : ''}"
      part="panel"
      aria-busy=${!isShown}
    >
      <div class="heading" part="heading" role="heading" aria-level=${level}><slot name="label">${name}</slot></div>
      ${isShown ? this.#lines(answer) : this.#instead()}
    </section>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.copied === undefined || !changed.has('copied')) return;
    const text = this.renderRoot.querySelector('textarea');
    text?.focus();
    text?.select();
  }

  protected override get view(): View {
    return this.loading ? viewOfModel(undefined, this.stale) : super.view;
  }

  #lines(answer: ReceiptAnswer): TemplateResult {
    const { language, copied } = this;
    const said = copied === undefined ? '' : language.say(copied.isRefused ? 'receipt.refused' : 'receipt.copied');
    return html`${missingTemplate(answer, language)} ${receiptTemplate(receiptModel(answer, language))}
      <div class="copying screen">
        <button type="button" class="button" part="copy" @click=${() => this.#copy(answer)}>
          ${language.say('receipt.copy')}
        </button>
        <span class="told" role="status">${said}</span>
        ${
          copied?.isRefused === true
            ? html`<textarea
                part="json"
                readonly
                spellcheck="false"
                aria-label=${language.say('receipt.json')}
                .value=${copied.text}
              ></textarea>`
            : nothing
        }
      </div>`;
  }

  #instead(): TemplateResult {
    const notice = this.loading
      ? undefined
      : noticeOf(this.asking.view, this.asking.state, this.language, () => this.reconnect());
    if (notice !== undefined) return noticeTemplate(notice, 'panel');
    return html`<div class="waiting" aria-hidden="true">
      ${Array.from({ length: 7 }, () => html`<i class="placeholder"></i>`)}
    </div>`;
  }

  async #copy(answer: ReceiptAnswer): Promise<void> {
    const text = JSON.stringify(answer, null, 2);
    // Emptied first, so that copying again is said again.
    this.copied = undefined;
    this.copied = { text, isRefused: !(await canCopy(text)) };
  }
}

/** False where the page may not, or is no secure one and has no clipboard at all. */
async function canCopy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bizboost-metric-receipt': MetricReceipt;
  }
}

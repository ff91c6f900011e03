import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ReceiptAnswer } from '@bizboost/core/contract';
import { checkAnswer } from '../kit/check-answer.ts';
import { liveEnglish } from '../kit/i18n/live-english.ts';
import { enReceipt } from '../kit/i18n/en-receipt.ts';
import type { Messages } from '../kit/i18n/messages.ts';
import type { Question, Service } from '../kit/source/question.ts';
import { receiptStyles } from '../parts/receipt/receipt.styles.ts';
import { receiptTemplate } from '../parts/receipt/receipt.ts';
import { MetricPanel } from './metric-panel.ts';
import { receiptModel } from './receipt-models.ts';

/**
 * The receipt of a number: what it is, how it is calculated, which records were counted, in which period, as of when, and where from.
 *
 * @summary How a metric's number came about, to be checked and copied as JSON.
 * @tag bizboost-metric-receipt
 * @slot label - Its name; default "Receipt" and the metric's.
 * @csspart value - The number, with every digit.
 * @csspart definition - What it is.
 * @csspart working - How it is calculated, where it is.
 * @csspart records - How many records were counted.
 * @csspart facts - Period, filters, moment, source, revision.
 * @csspart line - A name and what stands behind it.
 * @csspart copy - The button that copies it as JSON.
 * @csspart json - The text to be copied by hand, where the page may not copy.
 */
export class MetricReceipt extends MetricPanel<'receipt'> {
  protected static override readonly english: Messages = { ...liveEnglish, ...enReceipt };
  static override styles: CSSResultGroup = [MetricPanel.styles, receiptStyles];

  /** A value to show without any network: an answer of `analytics/metrics/{name}/receipt`. */
  @property({ attribute: false }) data: ReceiptAnswer | undefined;
  protected override readonly titleCode = 'receipt.title_of';
  protected override readonly waitingLines = 7;

  /** What came of copying: the text that was, or could not be. */
  @state() private copied: { readonly text: string; readonly isRefused: boolean } | undefined;

  protected override service(): Promise<Service> {
    return import('./receipt-service.ts');
  }

  protected override question(): Question<'receipt'> | undefined {
    return this.about('receipt');
  }

  protected override given(): ReceiptAnswer | undefined {
    return this.data == null
      ? undefined
      : checkAnswer<ReceiptAnswer>(this.data, 'analytics/metrics/{name}/receipt', ['definition', 'records', 'period']);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.copied === undefined || !changed.has('copied')) return;
    const text = this.renderRoot.querySelector('textarea');
    text?.focus();
    text?.select();
  }

  protected override told(answer: ReceiptAnswer): TemplateResult {
    const { language, copied } = this;
    const said = copied === undefined ? '' : language.say(copied.isRefused ? 'receipt.refused' : 'receipt.copied');
    return html`${receiptTemplate(receiptModel(answer, language))}
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

import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { BizBoostElement } from '../../kit/element.ts';
import { stretchText } from '../../kit/format/time-text.ts';
import { liveEnglish } from '../../kit/i18n/live-english.ts';
import type { Messages } from '../../kit/i18n/messages.ts';
import { base } from '../../kit/style/base.styles.ts';
import { tokens } from '../../kit/style/tokens.styles.ts';
import { icons } from '../icons.ts';
import { rangeFault, rangeOf, type RangeFault } from './day-range.ts';
import { periodPickerStyles } from './period-picker.styles.ts';

const NAMED = ['today', 'week', 'month'] as const;

/**
 * Chooses a period of the business's calendar.
 *
 * @summary Today, this week, this month, or any days.
 * @tag bizboost-period-picker
 * @event {CustomEvent<PeriodChangeDetail>} bizboost-period-change - The person chose another period; never for a change by script. Bubbles, composed; cancelled, the period stays.
 * @csspart options - The row of choices.
 * @csspart dialog - The box with the two days.
 */
export class PeriodPicker extends BizBoostElement {
  protected static override readonly english: Messages = liveEnglish;
  static override styles: CSSResultGroup = [tokens, base, periodPickerStyles];
  static override shadowRootOptions: ShadowRootInit = { ...BizBoostElement.shadowRootOptions, delegatesFocus: true };

  /** `today`, `week`, `month`, or local days `2026-03-01..2026-03-31`. */
  @property({ useDefault: true }) period = 'today';

  @state() private isOpen = false;
  @state() private fault: RangeFault | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listenOutside(false);
    this.isOpen = false;
  }

  protected override willUpdate(): void {
    this.describe('group', this.language.say('period.label'));
  }

  protected override render(): TemplateResult {
    const { language, isOpen } = this;
    const range = typeof this.period === 'string' ? rangeOf(this.period) : undefined;
    return html`<div class="options" part="options">
        <div class="named" role="radiogroup" aria-label=${language.say('period.label')}>
          ${NAMED.map(
            (name) =>
              html`<label class="option">
                <input
                  type="radio"
                  name="period"
                  value=${name}
                  .checked=${this.period === name}
                  @change=${() => this.#choose(name)}
                />
                <span>${language.say(`period.${name}`)}</span>
              </label>`,
          )}
        </div>
        <button
          type="button"
          class="option custom ${range === undefined ? '' : 'chosen'}"
          aria-expanded=${isOpen}
          aria-controls="days"
          aria-label=${this.#customLabel(range)}
          @click=${this.#toggle}
        >
          ${icons.calendar}<span>${range === undefined ? language.say('period.custom') : this.#rangeText(range)}</span>
        </button>
      </div>
      <form
        id="days"
        class="days panel"
        part="dialog"
        aria-label=${language.say('period.dialog')}
        ?hidden=${!isOpen}
        novalidate
        @submit=${this.#apply}
        @keydown=${this.#onKey}
      >
        <label
          >${language.say('period.from')}<input
            id="from"
            type="date"
            aria-describedby="fault"
            .value=${range?.from ?? ''}
        /></label>
        <label
          >${language.say('period.to')}<input id="to" type="date" aria-describedby="fault" .value=${range?.to ?? ''}
        /></label>
        <p id="fault" class="fault" role="alert">${this.fault === undefined ? nothing : language.say(this.fault)}</p>
        <div class="buttons">
          <button type="button" class="button" @click=${() => this.#close(true)}>
            ${language.say('period.cancel')}
          </button>
          <button type="submit" class="button primary">${language.say('period.apply')}</button>
        </div>
      </form>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('isOpen' as never) && this.isOpen) this.#day('from').focus();
  }

  #customLabel(range: { readonly from: string; readonly to: string } | undefined): string {
    const chosen = range === undefined ? '' : `, ${this.#rangeText(range)}`;
    return `${this.language.say('period.custom')}${chosen}`;
  }

  // Days are days wherever the reader is: read and written in UTC.
  #rangeText({ from, to }: { readonly from: string; readonly to: string }): string {
    const end = new Date(Date.parse(`${to}T00:00Z`) + 86_400_000).toISOString();
    return stretchText(
      { name: '', from: `${from}T00:00Z`, to: end },
      { locale: this.language.locale, timezone: 'UTC' },
    );
  }

  #choose(period: string): void {
    this.#close(false);
    if (period === this.period) return;
    if (this.emit('bizboost-period-change', { period })) this.period = period;
    else for (const input of this.renderRoot.querySelectorAll('input')) input.checked = input.value === this.period;
  }

  readonly #toggle = (): void => {
    if (this.isOpen) return this.#close(false);
    this.isOpen = true;
    this.fault = undefined;
    this.#listenOutside(true);
  };

  readonly #apply = (event: SubmitEvent): void => {
    event.preventDefault();
    const [from, to] = [this.#day('from').value, this.#day('to').value];
    this.fault = rangeFault(from, to);
    if (this.fault !== undefined)
      return this.#day(this.fault === 'period.incomplete' && from !== '' ? 'to' : 'from').focus();
    this.#close(true);
    this.#choose(`${from}..${to}`);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#close(true);
  };

  readonly #onOutside = (event: Event): void => {
    if (!event.composedPath().includes(this)) this.#close(false);
  };

  #close(returnsFocus: boolean): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.#listenOutside(false);
    if (returnsFocus) this.renderRoot.querySelector<HTMLElement>('.custom')?.focus();
  }

  #day(id: 'from' | 'to'): HTMLInputElement {
    return this.renderRoot.querySelector(`#${id}`) as HTMLInputElement;
  }

  #listenOutside(isOn: boolean): void {
    for (const name of ['pointerdown', 'focusin']) {
      if (isOn) document.addEventListener(name, this.#onOutside);
      else document.removeEventListener(name, this.#onOutside);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bizboost-period-picker': PeriodPicker;
  }
}

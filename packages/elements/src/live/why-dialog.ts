import { html, nothing, svg, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { AnalyticsSource } from '@bizboost/core/contract';
import { furtherElement } from '../kit/further-elements.ts';
import type { Language } from '../kit/language.ts';
import { icon } from '../parts/icons.ts';

/** Which number, and where to ask. */
export interface WhyAsked {
  readonly source: AnalyticsSource;
  readonly metric: string;
  readonly period: string;
  readonly name: string;
}

type Host = ReactiveControllerHost & Element & { readonly renderRoot: ParentNode };

const PARTS =
  'panel: why-panel, heading: why-heading, lead: why-lead, dimension: why-dimension, driver: why-driver, change: why-change, bar: why-bar';

const cross = icon(svg`<path d="M6 6l12 12M18 6 6 18" />`);
const TAG = 'bizboost-metric-drivers';

/** The box that tells why a number moved, where the page has the element for that, or can fetch it. */
export class WhyDialog implements ReactiveController {
  readonly #host: Host;
  readonly #onFailure: () => void;
  /** Nobody could tell when it was asked last. */
  hasFailed = false;
  #isOpen = false;

  constructor(host: Host, onFailure: () => void) {
    this.#host = host;
    this.#onFailure = onFailure;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#isOpen = false;
  }

  /** Opens it, over everything: focus goes in, and back to where it was when it is closed. `undefined` where nobody can tell why. */
  opener(registry: CustomElementRegistry): (() => void) | undefined {
    const get = furtherElement(TAG, registry);
    return (
      get &&
      (() =>
        void get().then(
          () => this.#open(),
          () => this.#fail(),
        ))
    );
  }

  #fail(): void {
    this.hasFailed = true;
    this.#host.requestUpdate();
    this.#onFailure();
  }

  async #open(): Promise<void> {
    this.hasFailed = false;
    this.#isOpen = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const dialog = this.#host.renderRoot.querySelector<HTMLDialogElement>('.why-dialog');
    if (dialog?.isConnected === true && !dialog.open) dialog.showModal();
  }

  template({ source, metric, period, name }: WhyAsked, language: Language): TemplateResult | typeof nothing {
    if (!this.#isOpen) return nothing;
    return html`<dialog
      class="why-dialog"
      part="why-dialog"
      aria-label=${language.say('why.ask_of', { name })}
      @close=${this.#closed}
      @click=${closeFromBackdrop}
    >
      <form method="dialog">
        <button class="why-close" part="why-close" aria-label=${language.say('why.close')}>${cross}</button>
      </form>
      <bizboost-metric-drivers
        exportparts=${PARTS}
        .source=${source}
        .metric=${metric}
        .period=${period}
        .headingLevel=${2}
      ></bizboost-metric-drivers>
    </dialog>`;
  }

  readonly #closed = (): void => {
    this.#isOpen = false;
    this.#host.requestUpdate();
  };
}

// What is inside the box is not the box: a click on the dialog itself is one beside it.
function closeFromBackdrop(event: Event): void {
  if (event.target === event.currentTarget) (event.currentTarget as HTMLDialogElement).close();
}

import { html, nothing, svg, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { AnalyticsSource } from '@bizboost/core/contract';
import { furtherElement } from '../kit/further-elements.ts';
import type { Language } from '../kit/language.ts';
import type { CardAsk } from '../parts/card/card.ts';
import { icon } from '../parts/icons.ts';

/** Which number, and where to ask. */
export interface WhyAsked {
  readonly source: AnalyticsSource;
  readonly metric: string;
  readonly period: string;
  readonly name: string;
}

/** What can be asked of a number: why it moved, and how it is counted. */
type Kind = 'why' | 'receipt';

type Host = ReactiveControllerHost & Element & { readonly renderRoot: ParentNode };

const PARTS =
  'panel: why-panel, heading: why-heading, lead: why-lead, dimension: why-dimension, driver: why-driver, change: why-change, bar: why-bar';

const cross = icon(svg`<path d="M6 6l12 12M18 6 6 18" />`);
const info = icon(svg`<path d="M12 11v5M12 8h.01" /><circle cx="12" cy="12" r="8.5" />`);
const TAGS = { why: 'bizboost-metric-drivers', receipt: 'bizboost-metric-receipt' } as const;

/** The box that tells of a number what is asked, where the page has the element for that, or can fetch it. */
export class WhyDialog implements ReactiveController {
  readonly #host: Host;
  readonly #onFailure: () => void;
  #shown: Kind | undefined;
  /** Nobody could tell when it was asked last. */
  #failed: Kind | undefined;

  constructor(host: Host, onFailure: () => void) {
    this.#host = host;
    this.#onFailure = onFailure;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#shown = undefined;
  }

  /** What somebody on this page can tell, to be offered on the card. */
  asks(registry: CustomElementRegistry, name: string, language: Language): readonly CardAsk[] {
    return (Object.keys(TAGS) as Kind[]).flatMap((part) => {
      const get = furtherElement(TAGS[part], registry);
      if (get === undefined) return [];
      const failed = part === this.#failed && language.say('why.failed');
      return {
        part,
        label: failed ? undefined : language.say(`${part}.ask_of`, { name }),
        shown: failed || (part === 'why' ? language.say('why.ask') : info),
        ask: () =>
          void get().then(
            () => this.#open(part),
            () => this.#fail(part),
          ),
      };
    });
  }

  #fail(kind: Kind): void {
    this.#failed = kind;
    this.#host.requestUpdate();
    this.#onFailure();
  }

  /** Over everything: focus goes in, and back to where it was when it is closed. */
  async #open(kind: Kind): Promise<void> {
    this.#failed = undefined;
    this.#shown = kind;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const dialog = this.#host.renderRoot.querySelector<HTMLDialogElement>('.why-dialog');
    if (dialog?.isConnected === true && !dialog.open) dialog.showModal();
  }

  template({ source, metric, period, name }: WhyAsked, language: Language): TemplateResult | typeof nothing {
    const shown = this.#shown;
    if (shown === undefined) return nothing;
    return html`<dialog
      class="why-dialog ${shown}"
      part="why-dialog"
      aria-label=${language.say(`${shown}.ask_of`, { name })}
      @close=${this.#closed}
      @click=${closeFromBackdrop}
    >
      <form method="dialog">
        <button class="tool why-close" part="why-close" aria-label=${language.say('why.close')}>${cross}</button>
      </form>
      ${
        shown === 'why'
          ? html`<bizboost-metric-drivers
              exportparts=${PARTS}
              .source=${source}
              .metric=${metric}
              .period=${period}
              .headingLevel=${2}
            ></bizboost-metric-drivers>`
          : html`<bizboost-metric-receipt
              exportparts="panel: why-panel, heading: why-heading"
              .source=${source}
              .metric=${metric}
              .period=${period}
              .headingLevel=${2}
            ></bizboost-metric-receipt>`
      }
    </dialog>`;
  }

  readonly #closed = (): void => {
    this.#shown = undefined;
    this.#host.requestUpdate();
  };
}

// What is inside the box is not the box: a click on the dialog itself is one beside it.
function closeFromBackdrop(event: Event): void {
  if (event.target === event.currentTarget) (event.currentTarget as HTMLDialogElement).close();
}

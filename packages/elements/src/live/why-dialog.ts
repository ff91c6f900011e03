import { html, nothing, svg, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { furtherElement } from '../kit/further-elements.ts';
import type { Language } from '../kit/language.ts';
import type { CardAsk } from '../parts/card/card.ts';
import { icon } from '../parts/icons.ts';
import type { whyBox, WhyAsked, WhyKind } from './why-box.ts';

type Host = ReactiveControllerHost & Element & { readonly renderRoot: ParentNode };

const cross = icon(svg`<path d="M6 6l12 12M18 6 6 18" />`);
const info = icon(svg`<path d="M12 11v5M12 8h.01" /><circle cx="12" cy="12" r="8.5" />`);
const TAGS = { why: 'bizboost-metric-drivers', receipt: 'bizboost-metric-receipt' } as const;

/** Asks of a number what can be asked, where the page has the element that tells it, or can fetch it; the box comes with it. */
export class WhyDialog implements ReactiveController {
  readonly #host: Host;
  readonly #onFailure: () => void;
  #box: typeof whyBox | undefined;
  #shown: WhyKind | undefined;
  /** Nobody could tell when it was asked last. */
  #failed: WhyKind | undefined;

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
    return (Object.keys(TAGS) as WhyKind[]).flatMap((part) => {
      const get = furtherElement(TAGS[part], registry);
      if (get === undefined) return [];
      const failed = part === this.#failed && language.say('fetch.failed');
      return {
        part,
        label: failed ? undefined : language.say(`${part}.ask_of`, { name }),
        shown: failed || (part === 'why' ? language.say('why.ask') : info),
        ask: () =>
          void Promise.all([import('./why-box.ts'), get()]).then(
            ([box]) => this.#open(part, box.whyBox),
            () => this.#fail(part),
          ),
      };
    });
  }

  #fail(kind: WhyKind): void {
    this.#failed = kind;
    this.#host.requestUpdate();
    this.#onFailure();
  }

  /** Over everything: focus goes in, and back to where it was when it is closed. */
  async #open(kind: WhyKind, box: typeof whyBox): Promise<void> {
    this.#box = box;
    this.#failed = undefined;
    this.#shown = kind;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const dialog = this.#host.renderRoot.querySelector<HTMLDialogElement>('.why-dialog');
    if (dialog?.isConnected === true && !dialog.open) dialog.showModal();
  }

  template(asked: WhyAsked, language: Language): TemplateResult | typeof nothing {
    const shown = this.#shown;
    if (shown === undefined) return nothing;
    return this.#box?.(shown, asked, { html, language, cross, onClosed: this.#closed }) ?? nothing;
  }

  readonly #closed = (): void => {
    this.#shown = undefined;
    this.#host.requestUpdate();
  };
}

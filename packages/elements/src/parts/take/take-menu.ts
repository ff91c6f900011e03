import { html, nothing, svg, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { furtherElement } from '../../kit/further-elements.ts';
import type { Language } from '../../kit/language.ts';
import { icon } from '../icons.ts';

const TAG = 'bizboost-take-away';
export const tray = icon(svg`<path d="M12 4v10M8 10l4 4 4-4M5 19h14" />`);

/** The class of `<bizboost-take-away>`, as far as those know it who have it fetched. */
export interface TakesAway {
  csv(of: Element, tile?: string): Promise<string | undefined>;
  png(of: Element, tile?: string): Promise<Blob | undefined>;
}

type Host = ReactiveControllerHost & Element & { readonly renderRoot: ParentNode };

/** Gives what an element shows to be taken along: as a file, as a picture. What makes them is fetched when somebody asks. */
export class TakeMenu {
  readonly #host: Host;
  #hasFailed = false;

  constructor(host: Host) {
    this.#host = host;
  }

  /** The button that opens the menu, where the page can have one; `name`: what is taken. */
  template(name: string, registry: CustomElementRegistry, language: Language): TemplateResult | typeof nothing {
    const get = furtherElement(TAG, registry);
    if (get === undefined) return nothing;
    if (registry.get(TAG) !== undefined)
      return html`<bizboost-take-away
        class="screen"
        part="take"
        .of=${this.#host}
        .label=${name}
      ></bizboost-take-away>`;
    const label = language.say(this.#hasFailed ? 'fetch.failed' : 'take.open', { name });
    return html`<button
      type="button"
      class="tool screen"
      part="take"
      aria-label=${label}
      title=${label}
      @click=${() => void this.#open(get)}
    >
      ${this.#hasFailed ? label : tray}
    </button>`;
  }

  async #open(get: () => Promise<void>): Promise<void> {
    const host = this.#host;
    this.#hasFailed = await get().then(
      () => false,
      () => true,
    );
    host.requestUpdate();
    await host.updateComplete;
    host.renderRoot.querySelector<HTMLElement>(TAG)?.click();
  }

  /** What is shown, in one form or the other; rejects where the page has nobody to make it. */
  async taken<Kind extends keyof TakesAway>(
    kind: Kind,
    tile: string | undefined,
    registry: CustomElementRegistry,
  ): Promise<Awaited<ReturnType<TakesAway[Kind]>> | undefined> {
    if (!this.#host.isConnected) return undefined;
    const get = furtherElement(TAG, registry);
    if (get === undefined) throw new Error("Import '@bizboost/elements/take-away' first.");
    await get();
    return (registry.get(TAG) as unknown as TakesAway)[kind](this.#host, tile) as never;
  }
}

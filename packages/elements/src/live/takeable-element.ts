import { html, nothing, svg, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { furtherElement } from '../kit/further-elements.ts';
import { icon } from '../parts/icons.ts';
import { LiveElement } from './live-element.ts';

const TAG = 'bizboost-take-away';
export const tray = icon(svg`<path d="M12 4v10M8 10l4 4 4-4M5 19h14" />`);

/** The class of `<bizboost-take-away>`, as far as those know it who have it fetched. */
export interface TakesAway {
  csv(of: Element, tile?: string): Promise<string | undefined>;
  png(of: Element, tile?: string): Promise<Blob | undefined>;
}

/** An element whose numbers can be taken along: as a file, as a picture. What makes them is fetched when somebody asks. */
export abstract class TakeableElement<Name extends 'live' | 'metric'> extends LiveElement<Name> {
  /** Offers nobody to take its numbers along. */
  @property({ type: Boolean, attribute: 'no-export', useDefault: true }) noExport = false;

  #hasFailed = false;

  /**
   * Its numbers as CSV: exact, times with the offset of the business's zone, safe to open in a spreadsheet. `undefined` where there are none. A dashboard is asked for one
   * of its tiles by name: `revenue`, `engagement_rate`, `active_campaigns`, `engagements`, `revenue-over-time`, `revenue-by-channel`, `top-products`, `campaigns`.
   * Rejects where the page has neither `<bizboost-take-away>` nor the script tag that fetches it.
   */
  toCSV(tile?: string): Promise<string | undefined> {
    return this.#taken('csv', tile);
  }

  /** It as a picture, in the colours and language of the page, at twice its size. Of whom, and when there is none: as `toCSV`. */
  toPNG(tile?: string): Promise<Blob | undefined> {
    return this.#taken('png', tile);
  }

  /** The button that opens the menu, where the page can have one; `name`: what is taken. */
  protected takeTemplate(name: string): TemplateResult | typeof nothing {
    const { registry, language } = this;
    const get = this.noExport ? undefined : furtherElement(TAG, registry);
    if (get === undefined) return nothing;
    if (registry.get(TAG) !== undefined)
      return html`<bizboost-take-away class="screen" part="take" .of=${this} .label=${name}></bizboost-take-away>`;
    const label = language.say(this.#hasFailed ? 'take.failed' : 'take.open', { name });
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
    this.#hasFailed = await get().then(
      () => false,
      () => true,
    );
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(TAG)?.click();
  }

  async #taken<Kind extends keyof TakesAway>(
    kind: Kind,
    tile: string | undefined,
  ): Promise<Awaited<ReturnType<TakesAway[Kind]>> | undefined> {
    const { registry } = this;
    if (!this.isConnected) return undefined;
    const get = furtherElement(TAG, registry);
    if (get === undefined) throw new Error(`Import '@bizboost/elements/take-away' first.`);
    await get();
    return (registry.get(TAG) as unknown as TakesAway)[kind](this, tile) as never;
  }
}

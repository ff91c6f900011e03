import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { BizBoostElement } from '../kit/element.ts';
import { enTakeAway } from '../kit/i18n/en-take-away.ts';
import { liveEnglish } from '../kit/i18n/live-english.ts';
import type { Messages } from '../kit/i18n/messages.ts';
import { Language } from '../kit/language.ts';
import { ownWords } from '../kit/own-words.ts';
import { base } from '../kit/style/base.styles.ts';
import { seriesTokens } from '../kit/style/series.styles.ts';
import { tokens } from '../kit/style/tokens.styles.ts';
import { toolStyles } from '../kit/style/tool.styles.ts';
import { tray } from '../parts/take/take-menu.ts';
import { inkTemplate, readInk } from '../parts/chart/chart-ink.ts';
import { inkStyles } from '../parts/chart/ink.styles.ts';
import { csvOf } from './csv.ts';
import { deliver } from './deliver.ts';
import { fileName } from './file-name.ts';
import { frameRule } from './frame-rules.ts';
import { movePlace, type MenuPlace } from './menu-cursor.ts';
import type { PictureInk } from './picture/picture-style.ts';
import { pictureOf } from './picture/picture.ts';
import { tableOf } from './tables.ts';
import { takeAwayStyles } from './take-away.styles.ts';
import { takenOf, type Taken } from './taken.ts';

const TAG = 'bizboost-take-away';
/** Between the menu and its button, and the window's edge; CSS pixels. */
const GAP = 6;

/** One thing in the menu. */
interface Item {
  readonly words: string;
  /** In full, where the words alone do not say it. */
  readonly spoken?: string;
  run(): void | Promise<void>;
}

/** What stands on a line of the menu. */
interface Row {
  readonly name?: string;
  readonly items: readonly Item[];
}

/**
 * Gives a tile's numbers out: as a file for spreadsheets, as a picture; of a dashboard each of its tiles, and it can be printed and linked to. The elements fetch it by
 * themselves when somebody presses; a page may place it where it likes.
 *
 * @summary A button whose menu makes files of what an element shows.
 * @tag bizboost-take-away
 * @event {CustomEvent<ErrorDetail>} bizboost-error - What was asked for could not be made, or the element not be shown. Bubbles, composed.
 * @csspart button - The button.
 * @csspart menu - The menu.
 * @csspart item - One thing in it.
 * @csspart said - What became of it.
 * @cssproperty [--bizboost-series-1] - In pictures: Facebook; the first of several lines or parts.
 * @cssproperty [--bizboost-series-2] - In pictures: Instagram; the second.
 * @cssproperty [--bizboost-series-3] - In pictures: WhatsApp; the third.
 * @cssproperty [--bizboost-series-4] - In pictures: The website; the fourth.
 * @cssproperty [--bizboost-series-5] - In pictures: The fifth.
 * @cssproperty [--bizboost-series-6] - In pictures: The sixth.
 * @cssproperty [--bizboost-series-7] - In pictures: The seventh.
 * @cssproperty [--bizboost-series-8] - In pictures: Unknown channels, and what is folded together.
 */
export class TakeAway extends BizBoostElement {
  protected static override readonly english: Messages = { ...liveEnglish, ...enTakeAway };
  static override styles: CSSResultGroup = [tokens, base, seriesTokens, inkStyles, toolStyles, takeAwayStyles];
  static override shadowRootOptions: ShadowRootInit = { ...BizBoostElement.shadowRootOptions, delegatesFocus: true };

  /** The id of the element that it is about, in the same document or shadow root; default the one it stands in. */
  @property({ attribute: 'for', useDefault: true }) htmlFor = '';
  /** What that element is called; default nothing. */
  @property({ useDefault: true }) label = '';
  /** The element that it is about, where it has no id. */
  @property({ attribute: false }) of: Element | undefined;

  @state() private isOpen = false;
  @state() private said: string | TemplateResult = '';
  #place: MenuPlace = { row: 0, column: 0 };

  /** What an element shows, or one of its tiles, as CSV: for its own method. */
  static async csv(of: Element, tile?: string): Promise<string | undefined> {
    const taken = oneOf(of, tile);
    return taken && csvOf(tableOf(taken, wordsFor(of)));
  }

  /** The same as a picture. */
  static async png(of: Element, tile?: string): Promise<Blob | undefined> {
    const taken = oneOf(of, tile);
    if (taken === undefined) return undefined;
    const root = (of as BizBoostElement).renderRoot;
    // One that reads the colours where the numbers stand, and is seen by nobody.
    const reader = document.createElement(TAG, registryOf(root)) as TakeAway;
    reader.hidden = true;
    root.append(reader);
    try {
      await reader.updateComplete;
      return await reader.#pictureOf(taken);
    } finally {
      reader.remove();
    }
  }

  /** Opens the menu. */
  override click(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('button')?.click());
  }

  protected override render(): TemplateResult {
    const label = this.language.say('take.open', { name: ownWords(this.label, '') }).replaceAll(/\s+/g, ' ');
    return html`<button
        type="button"
        class="tool"
        part="button"
        popovertarget="menu"
        aria-haspopup="menu"
        aria-expanded=${this.isOpen}
        title=${label}
      >
        ${tray}<span class="only-spoken">${label}</span>
      </button>
      <div
        id="menu"
        class="menu panel"
        part="menu"
        popover="auto"
        @beforetoggle=${this.#onBeforeToggle}
        @toggle=${this.#onToggle}
        @keydown=${this.#onKey}
      >
        ${this.isOpen ? this.#menu(label) : nothing}
      </div>
      ${inkTemplate(() => undefined)}<span class="inks" id="more-inks" aria-hidden="true"
        >${MORE_INKS.map((name) => html`<i class="ink-${name}"></i>`)}</span
      >`;
  }

  #menu(label: string): TemplateResult {
    const rows = this.#rows();
    const said = rows.length === 0 ? this.language.say('take.nothing') : this.said;
    return html`${
        rows.length === 0
          ? nothing
          : html`<div role="menu" aria-label=${label}>
              ${rows.map((row, index) => this.#row(row, index, rows[index - 1]))}
            </div>`
      }
      <div class="said ${said === '' ? 'silent' : ''}" part="said" role="status">${said}</div>`;
  }

  #row({ name, items }: Row, row: number, before: Row | undefined): TemplateResult {
    const buttons = items.map(
      ({ words, spoken }, column) =>
        html`<button
          type="button"
          class="item ${name === undefined ? 'whole' : ''}"
          part="item"
          role="menuitem"
          tabindex=${row === this.#place.row && column === this.#place.column ? 0 : -1}
          aria-label=${spoken ?? nothing}
          data-place="${row}-${column}"
          @focus=${() => (this.#place = { row, column })}
          @click=${() => void this.#run(row, column)}
        >
          ${words}
        </button>`,
    );
    return name === undefined
      ? html`<div class="row" role="presentation">${buttons}</div>`
      : html`${before !== undefined && before.name === undefined ? html`<hr />` : nothing}
          <div class="row" role="group" aria-label=${name}>
            <span class="name" aria-hidden="true">${name}</span>${buttons}
          </div>`;
  }

  #rows(): readonly Row[] {
    const { language } = this;
    const of = this.#target();
    const taken = takenOf(of);
    const [first] = taken;
    if (first === undefined) return [];
    if (taken.length === 1)
      return [
        { items: [{ words: language.say('take.numbers'), run: () => this.#saveNumbers(first) }] },
        { items: [{ words: language.say('take.picture'), run: () => this.#savePicture(first) }] },
      ];
    const link = linkOf(of);
    const page: Row[] = [{ items: [{ words: language.say('take.print'), run: () => this.#print() }] }];
    if (link !== '') page.push({ items: [{ words: language.say('take.link'), run: () => this.#copy(link) }] });
    const tiles = taken.map((one): Row => {
      const { name } = one;
      return {
        name,
        items: [
          {
            words: language.say('take.csv'),
            spoken: language.say('take.csv_of', { name }),
            run: () => this.#saveNumbers(one),
          },
          {
            words: language.say('take.png'),
            spoken: language.say('take.png_of', { name }),
            run: () => this.#savePicture(one),
          },
        ],
      };
    });
    return [...page, ...tiles];
  }

  async #run(row: number, column: number): Promise<void> {
    try {
      await this.#rows()[row]?.items[column]?.run();
    } catch (error) {
      console.error(`[bizboost] <${this.localName}> could not make what was asked for.`, error);
      this.said = this.language.say('take.broken');
      this.emitError({
        code: 'internal',
        message: 'A file could not be made; the console holds the cause.',
        retryable: true,
      });
    }
  }

  #saveNumbers(taken: Taken): Promise<void> {
    const text = csvOf(tableOf(taken, this.language));
    return this.#deliver(new File([text], fileName(taken, 'csv'), { type: 'text/csv' }));
  }

  async #savePicture(taken: Taken): Promise<void> {
    const blob = await this.#pictureOf(taken);
    await this.#deliver(new File([blob], fileName(taken, 'png'), { type: blob.type }));
  }

  async #deliver(file: File): Promise<void> {
    const outcome = await deliver(file, this.renderRoot);
    this.said = outcome === 'cancelled' ? '' : this.language.say(`take.${outcome}`, { file: file.name });
  }

  #print(): void {
    if (frameRule('allow-modals') === 'refused') {
      this.said = this.language.say('take.print_refused');
      return;
    }
    this.#popover.hidePopover();
    window.print();
  }

  async #copy(link: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(link);
      this.said = this.language.say('take.copied');
    } catch {
      this.said = html`<label
        >${this.language.say('take.copy_by_hand')}<input class="address" readonly .value=${link} @focus=${selectAll}
      /></label>`;
    }
  }

  async #pictureOf(taken: Taken): Promise<Blob> {
    await document.fonts.ready;
    const { language, isRightToLeft } = this;
    const canvas = await pictureOf(taken, { ink: this.#ink(), language, isRightToLeft });
    return new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob === null ? reject(new Error('The canvas gave no picture.')) : resolve(blob))),
    );
  }

  #ink(): PictureInk {
    const ink = readInk(this.renderRoot);
    const [sunken = '', positive = '', negative = ''] = [
      ...(this.renderRoot.querySelector('#more-inks')?.children ?? []),
    ].map((carrier) => getComputedStyle(carrier).color);
    if (ink === undefined) throw new Error('There are no colours to draw with.');
    return { ...ink, sunken, positive, negative };
  }

  #target(): Element | undefined {
    if (this.of instanceof Element) return this.of;
    if (typeof this.htmlFor === 'string' && this.htmlFor !== '')
      return (this.getRootNode() as Document | ShadowRoot).getElementById?.(this.htmlFor) ?? undefined;
    let around = this.parentElement;
    while (around !== null && takenOf(around).length === 0) around = around.parentElement;
    return around ?? undefined;
  }

  get #popover(): HTMLElement {
    return this.renderRoot.querySelector('#menu') as HTMLElement;
  }

  // What is shown must be there before it is measured; and stay until the focus has gone back from it.
  readonly #onBeforeToggle = ({ newState }: ToggleEvent): void => {
    if (newState === 'closed') {
      // Browsers give it back by themselves, but not all of them out of nested shadow roots.
      if (this.#popover.contains(this.shadowRoot?.activeElement ?? null))
        this.renderRoot.querySelector('button')?.focus();
      return;
    }
    this.isOpen = true;
    this.said = '';
    this.#place = { row: 0, column: 0 };
    this.performUpdate();
  };

  readonly #onToggle = ({ newState }: ToggleEvent): void => {
    this.isOpen = newState === 'open';
    this.#followWindow(this.isOpen);
    this.#popover.classList.toggle('placed', this.isOpen);
    if (!this.isOpen) return;
    this.#put();
    this.#focus();
  };

  #followWindow(isOn: boolean): void {
    for (const name of ['scroll', 'resize']) {
      if (isOn) window.addEventListener(name, this.#put, { capture: true, passive: true });
      else window.removeEventListener(name, this.#put, { capture: true });
    }
  }

  /** Beside the button, wherever there is room. Placed by script, not by a style attribute: a strict content security policy refuses those. */
  readonly #put = (): void => {
    const menu = this.#popover;
    const button = this.renderRoot.querySelector('button')?.getBoundingClientRect() ?? new DOMRect();
    const { innerWidth, innerHeight } = window;
    const { offsetWidth: width, offsetHeight: height } = menu;
    const start = this.isRightToLeft ? button.left : button.right - width;
    const below = button.bottom + GAP;
    const top = below + height + GAP <= innerHeight ? below : button.top - GAP - height;
    const within = (place: number, most: number): number => Math.max(GAP, Math.min(place, most - GAP));
    menu.style.setProperty('left', `${within(start, innerWidth - width)}px`);
    menu.style.setProperty('top', `${within(top, innerHeight - height)}px`);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Tab') return this.#popover.hidePopover(); // which gives the focus back, and Tab goes on from there
    if ((event.target as Element).matches('input')) return;
    const lengths = this.#rows().map(({ items }) => items.length);
    const next = lengths.length === 0 ? undefined : movePlace(event.key, this.#place, lengths, this.isRightToLeft);
    if (next === undefined) return;
    event.preventDefault();
    this.#place = next;
    this.requestUpdate();
    this.#focus();
  };

  #focus(): void {
    const { row, column } = this.#place;
    this.renderRoot.querySelector<HTMLElement>(`[data-place="${row}-${column}"]`)?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.isOpen = false;
    this.#followWindow(false);
  }
}

/** What pictures are drawn with that charts are not. */
const MORE_INKS = ['sunken', 'positive', 'negative'];

/** What an element shows, or the one of its tiles that is called so. */
function oneOf(of: Element, tile: string | undefined): Taken | undefined {
  const taken = takenOf(of);
  return taken.length === 1 ? taken[0] : taken.find(({ slug }) => slug === tile);
}

/** An element's language, with the words of files. */
function wordsFor(of: Element): Language {
  const { language } = of as unknown as { readonly language: Language };
  return new Language(language.locale, { ...liveEnglish, ...enTakeAway });
}

function linkOf(of: Element | undefined): string {
  return of !== undefined && 'viewLink' in of ? (of as { viewLink(): string }).viewLink() : '';
}

function registryOf(root: Node): ElementCreationOptions {
  return {
    customElementRegistry: (root as { customElementRegistry?: unknown }).customElementRegistry,
  } as ElementCreationOptions;
}

function selectAll({ target }: Event): void {
  (target as HTMLInputElement).select();
}

declare global {
  interface HTMLElementTagNameMap {
    'bizboost-take-away': TakeAway;
  }
}

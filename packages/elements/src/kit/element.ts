import { adoptStyles, html, LitElement, render, type TemplateResult } from 'lit';
import type { Definable } from './define.ts';
import { eventOf, type BizBoostEventMap } from './events.ts';
import type { Failure } from './failure.ts';
import { en } from './i18n/en.ts';
import { LocaleController } from './i18n/locale-controller.ts';
import type { Messages } from './i18n/messages.ts';
import type { Language } from './language.ts';
import { dressPlainPage } from './style/plain-page.ts';
import { VERSION } from './version.ts';

/**
 * What every element of this package does: its language, its events, its states, and that its failure stays its own.
 *
 * @csspart error - The box in place of an element that could not be shown.
 * @csspart retry - The button that tries again.
 * @cssproperty [--bizboost-font=inherit] - Font family.
 * @cssproperty [--bizboost-color-scheme=inherit] - `light` or `dark`, where the page does not say with `color-scheme`.
 * @cssproperty [--bizboost-surface] - Background of cards and panels.
 * @cssproperty [--bizboost-surface-sunken] - Background of tracks, heads and placeholders.
 * @cssproperty [--bizboost-border] - Lines between and around things.
 * @cssproperty [--bizboost-border-strong] - Borders of controls; at least 3:1 on the surface.
 * @cssproperty [--bizboost-text] - Text on the surface.
 * @cssproperty [--bizboost-text-muted] - Quieter text; at least 4.5:1 on the surface.
 * @cssproperty [--bizboost-accent] - Links, the main line, bars, focus.
 * @cssproperty [--bizboost-on-accent] - Text on the accent.
 * @cssproperty [--bizboost-positive] - Good news.
 * @cssproperty [--bizboost-negative] - Bad news.
 * @cssproperty [--bizboost-warning] - Numbers that are not the newest.
 * @cssproperty [--bizboost-radius=0.875rem] - Roundness of cards and panels; smaller things take a part of it.
 * @cssproperty [--bizboost-gap=1rem] - Space between cards and panels.
 * @cssproperty [--bizboost-shadow] - Shadow of cards and panels.
 */
export abstract class BizBoostElement extends LitElement {
  static readonly version: string = VERSION;
  static readonly dependencies: Readonly<Record<string, Definable>> = {};

  /** All that it says, in English. */
  protected static readonly english: Messages = en;

  readonly #locale = new LocaleController(this, (this.constructor as typeof BizBoostElement).english);
  readonly #internals: ElementInternals | undefined = this.attachInternals?.();
  #failed = false;

  /** Words and numbers in the language of the page around it. */
  protected get language(): Language {
    return this.#locale.language;
  }

  protected get isRightToLeft(): boolean {
    return this.#locale.isRightToLeft;
  }

  /** What it is to assistive technology, unless the page's author set a `role` or `aria-label` of their own. */
  protected describe(role: string, label: string): void {
    if (this.#internals === undefined) return;
    this.#internals.role = role;
    this.#internals.ariaLabel = label;
  }

  /** Makes `:state(name)` match, or not. */
  protected toggleState(name: string, isOn: boolean): void {
    const states = this.#internals?.states;
    if (isOn) states?.add(name);
    else states?.delete(name);
  }

  /** Dispatches an event of the package as it is documented. False if it was cancelled. */
  protected emit<K extends keyof BizBoostEventMap>(name: K, detail: BizBoostEventMap[K]['detail']): boolean {
    return this.dispatchEvent(eventOf(name, detail));
  }

  protected emitError(error: Failure): void {
    this.emit('bizboost-error', { code: error.code, message: error.message, retryable: error.retryable });
  }

  /** Where this element was defined, and the children of its template are. */
  protected get registry(): CustomElementRegistry {
    return (
      (this as { customElementRegistry?: CustomElementRegistry | null }).customElementRegistry ??
      globalThis.customElements
    );
  }

  // The children of a template come from the registry its element came from, so that one can live in a scoped registry.
  override attachShadow(init: ShadowRootInit): ShadowRoot {
    const { registry } = this;
    if (registry === globalThis.customElements) return super.attachShadow(init);
    const root = super.attachShadow({ ...init, customElementRegistry: registry } as ShadowRootInit);
    const importNode = (node: Node): Node =>
      document.importNode(node, { customElementRegistry: registry } as unknown as boolean);
    this.renderOptions.creationScope = { importNode } as { importNode<T extends Node>(node: T, deep?: boolean): T };
    return root;
  }

  // What a server drew in here knows neither the viewer's language nor the answer, and Lit would take over only what it draws just so
  // itself. It is looked at until the code comes; then it makes way, and the element's own is there in the same frame.
  protected override createRenderRoot(): ShadowRoot {
    const root = this.shadowRoot ?? this.attachShadow((this.constructor as typeof BizBoostElement).shadowRootOptions);
    root.replaceChildren();
    adoptStyles(root, (this.constructor as typeof BizBoostElement).elementStyles);
    return root;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    dressPlainPage(this);
  }

  // An error boundary: whatever throws while this element renders becomes its own error card, and its siblings live on.
  protected override scheduleUpdate(): void {
    try {
      void super.scheduleUpdate();
      this.#failed = false;
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(cause: unknown): void {
    render(this.renderFailure(), this.renderRoot, this.renderOptions);
    if (this.#failed) return;
    this.#failed = true;
    console.error(`[bizboost] <${this.localName}> could not render.`, cause);
    const message = `<${this.localName}> could not show its data; the console holds the cause.`;
    this.emitError({ code: 'internal', message, retryable: false });
  }

  protected renderFailure(): TemplateResult {
    return html`<div class="failure" part="error" role="group">
      <p>${this.language.say('card.error')}</p>
      <button type="button" class="button" part="retry" @click=${() => this.requestUpdate()}>
        ${this.language.say('error.retry')}
      </button>
    </div>`;
  }
}

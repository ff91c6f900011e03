import { html, LitElement, render, type TemplateResult } from 'lit';
import type { Definable } from './define.ts';
import { EVENT_SHAPES, type BizBoostEventMap } from './events.ts';
import type { Failure } from './failure.ts';
import { LocaleController } from './i18n/locale-controller.ts';
import type { Language } from './language.ts';
import { VERSION } from './version.ts';

/** What every element of this package does: its language, its events, its states, and that its failure stays its own. */
export abstract class BizBoostElement extends LitElement {
  static readonly version: string = VERSION;
  static readonly dependencies: Readonly<Record<string, Definable>> = {};

  readonly #locale = new LocaleController(this);
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
    return this.dispatchEvent(new CustomEvent(name, { detail, ...EVENT_SHAPES[name] }));
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

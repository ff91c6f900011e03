import { property, state } from 'lit/decorators.js';
import type { TokenSource } from '@bizboost/client';
import type { AnalyticsSource } from '@bizboost/core/contract';
import type { PropertyValues } from 'lit';
import { BizBoostElement } from './element.ts';
import { onSecond } from './page/page-signals.ts';
import type { AnswerTo, QueryName, Question, Service } from './source/question.ts';
import { SourceController } from './source/source-controller.ts';
import type { View } from './state/view-of.ts';
import { warnOnce } from './warn-once.ts';

/**
 * An element that asks a question: where from, and what it has heard.
 *
 * @event {CustomEvent<StatusDetail>} bizboost-status - What is shown changed in kind. Does not bubble.
 * @event {CustomEvent<ErrorDetail>} bizboost-error - The question failed, or the element did. Bubbles, composed.
 * @cssstate loading - No numbers yet, or none of the period asked for.
 * @cssstate live - Numbers that are pushed.
 * @cssstate stale - The last good numbers, not the newest.
 * @cssstate partial - The answer lacks something, and says what.
 * @cssstate offline - The device has no network.
 * @cssstate error - Nothing could be loaded.
 * @cssstate denied - The viewer has no access, or the session has ended.
 */
export abstract class SourcedElement<Name extends QueryName> extends BizBoostElement {
  /** The base URL of the service, e.g. `/bizboost`. Relative ones are resolved against the page. */
  @property({ useDefault: true }) src = '';
  /** Open mode only: which business. Otherwise the token says. */
  @property({ useDefault: true }) business = '';
  /** A same-origin address that answers with a token, for pages without script. */
  @property({ attribute: 'token-src', useDefault: true }) tokenSrc = '';
  /** A token, or a function that gives one, called anew for every attempt. Never an attribute. */
  @property({ attribute: false }) token: TokenSource | undefined;
  /** Where answers come from, in place of `src`: an engine in the page, or a client of your own. */
  @property({ attribute: false }) source: AnalyticsSource | undefined;

  /** The moment by which it tells how old its numbers are. */
  @state() protected now = Date.now();

  protected readonly asking = new SourceController<Name>(this, {
    service: () => this.service(),
    onView: () => this.#show(),
    onError: (error) => this.emitError(error),
  });
  #status = '';
  #stopSeconds: (() => void) | undefined;

  /** Fetches what asking takes. */
  protected abstract service(): Promise<Service>;

  /** What to ask now; `undefined` for nothing. */
  protected abstract question(): Question<Name> | undefined;

  /** The value handed over in place of a source, checked; `undefined` for none. Throws what is wrong with it. */
  protected abstract given(): AnswerTo<Name> | undefined;

  /** What is shown. An element that is handed a ready model shows that, whatever it asks itself. */
  protected get view(): View {
    return this.asking.view;
  }

  /** False for one that also works without a source, and has what it needs. */
  protected get needsSource(): boolean {
    return true;
  }

  /** Whether it tells how old its numbers are, which changes though nothing else does. */
  protected get ages(): boolean {
    return this.view.mark !== 'none';
  }

  /** Called when what is shown may have changed: at each word from the source and once a second. */
  protected viewed(): void {}

  /** Tries again at once, whatever the backoff says. Quiet while disconnected. */
  reconnect(): void {
    if (this.isConnected) this.asking.retry();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate();
    this.#stopSeconds = onSecond(() => {
      if (this.ages) this.now = Date.now();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopSeconds?.();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this.hasUpdated || ASKING.some((name) => changed.has(name)) || this.asking.state.link === 'idle') this.#ask();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#show();
  }

  #ask(): void {
    const given = this.#given();
    if (given === 'refused') return;
    if (given !== undefined) return this.asking.give(given);
    const asked = this.src || this.source != null ? this.question() : undefined;
    if (asked === undefined) return this.asking.withdraw();
    const { source, src, business, token, tokenSrc } = this;
    this.asking.ask({ source, src, business, token, tokenSrc }, asked);
  }

  #given(): AnswerTo<Name> | undefined | 'refused' {
    try {
      return this.given();
    } catch (error) {
      const message =
        error instanceof Error ? error.message : 'The `data` property holds something else than an answer.';
      warnOnce(`<${this.localName}>: ${message}`);
      this.asking.refuse({ code: 'invalid_input', message, retryable: false });
      return 'refused';
    }
  }

  #show(): void {
    const { view } = this;
    for (const [name, holds] of Object.entries(STATES)) this.toggleState(name, holds(view));
    this.viewed();
    if (view.phase === 'unconfigured' && this.needsSource)
      warnOnce(
        `<${this.localName}> has no source: set \`src\`, \`source\` or \`data\`. See the README of @bizboost/elements.`,
      );
    const { link, answer } = this.asking.state;
    const status = `${view.phase} ${view.mark} ${link}`;
    if (status === this.#status || !this.hasUpdated) return;
    this.#status = status;
    this.emit('bizboost-status', { phase: view.phase, mark: view.mark, link, asOf: answer?.as_of });
  }
}

const ASKING = ['src', 'business', 'period', 'tokenSrc', 'token', 'source', 'data', 'metric', 'by'];

const STATES: Readonly<Record<string, (view: View) => boolean>> = {
  loading: ({ phase }) => phase === 'loading' || phase === 'slow' || phase === 'switching',
  live: ({ mark }) => mark === 'live',
  stale: ({ isStale }) => isStale,
  partial: ({ mark }) => mark === 'partial',
  error: ({ phase }) => phase === 'error',
  denied: ({ phase }) => phase === 'denied' || phase === 'ended',
  offline: ({ phase, mark }) => phase === 'offline' || mark === 'offline',
};

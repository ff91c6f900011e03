import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AnalyticsSource, QueryDefinition } from '@bizboost/core/contract';
import type { Subscription } from 'rxjs';
import type { Failure } from '../failure.ts';
import { onSecond } from '../page/page-signals.ts';
import { initialState, nextState, type Heard, type ViewChange, type ViewState } from '../state/view-state.ts';
import { viewOf, type View } from '../state/view-of.ts';
import { nameOf, type AnswerTo, type QueryName, type Question, type Service } from './question.ts';
import type { OpenSource } from './open-source.ts';
import { isSameAddress, type SourceAddress } from './source-address.ts';

/** Where a source controller gets its code, and what it tells its element beside asking it to update. */
export interface SourceListener {
  /** Fetches what asking takes, when there is something to ask. */
  service(): Promise<Service>;
  /** What is shown may have changed: at each word from the source, and once a second. */
  onView(): void;
  onError(error: Failure): void;
}

/**
 * Watches one question of one source for an element: from its connection to its disconnection, and again when it comes back.
 * An element that is only moved keeps its watch.
 */
export class SourceController<Name extends QueryName> implements ReactiveController {
  state: ViewState<AnswerTo<Name>> = initialState<AnswerTo<Name>>(Date.now());
  view: View = viewOf(this.state, Date.now());
  readonly #host: ReactiveControllerHost & Element;
  readonly #listener: SourceListener;
  #address: SourceAddress | undefined;
  #asked: Question<Name> | undefined;
  #open: OpenSource | undefined;
  #watch: Subscription | undefined;
  #turn = 0;
  #stopTicking: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & Element, listener: SourceListener) {
    this.#host = host;
    this.#listener = listener;
    host.addController(this);
  }

  /** Asks a question of the source at an address. Asking the same again changes nothing. */
  ask(address: SourceAddress, asked: Question<Name>): void {
    const isSameSource = isSameAddress(this.#address, address);
    const isSameQuestion = this.#asked !== undefined && nameOf(this.#asked) === nameOf(asked);
    if (isSameSource && isSameQuestion && this.state.link !== 'given') return;
    const keepsAnswer = isSameSource && this.#asked?.query === asked.query;
    this.#stop(isSameSource);
    this.#address = address;
    this.#asked = asked;
    this.#start(keepsAnswer);
  }

  /** Shows a value without any source. */
  give(answer: AnswerTo<Name>): void {
    this.#forget();
    this.#change({ kind: 'given', answer });
  }

  /** Says that what was handed over cannot be shown. */
  refuse(error: Failure): void {
    this.#forget();
    this.#change({ kind: 'refused', error });
    this.#listener.onError(error);
  }

  /** Nothing is asked any more. */
  withdraw(): void {
    if (this.state.link === 'idle') return;
    this.#forget();
    this.#change({ kind: 'withdrawn', at: Date.now() });
  }

  /** The source that is watched; none before its code is there, or where data was handed over. */
  get source(): AnalyticsSource | undefined {
    return this.#open?.source;
  }

  /** Tries again at once. */
  retry(): void {
    if (this.#open?.source.reconnect !== undefined) this.#open.source.reconnect();
    else if (this.#asked !== undefined) this.#restart();
  }

  hostConnected(): void {
    this.#stopTicking = onSecond(() => this.#look());
    if (this.#asked !== undefined && this.#watch === undefined) this.#start(true);
    this.#look();
  }

  hostDisconnected(): void {
    this.#stopTicking?.();
    clearTimeout(this.#timer);
    // A move within the document is a removal and an insertion in one go.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#stop(false);
    });
  }

  #restart(): void {
    this.#stop(false);
    this.#start(true);
  }

  #start(keepsAnswer: boolean): void {
    const address = this.#address;
    const asked = this.#asked;
    if (address === undefined || asked === undefined || !this.#host.isConnected) return;
    this.#change({ kind: 'asked', question: nameOf(asked), keepsAnswer, at: Date.now() });
    void this.#watchOn(address, asked);
  }

  // Until the code is there something else may have been asked, or the element may have gone.
  async #watchOn(address: SourceAddress, { query, params }: Question<Name>): Promise<void> {
    const turn = (this.#turn += 1);
    try {
      const { openSource, queries } = await this.#listener.service();
      const definition: QueryDefinition | undefined = queries[query];
      if (turn !== this.#turn || definition === undefined) return;
      this.#open ??= openSource(address);
      const heard = (snapshot: unknown): void => this.#hear(snapshot as Heard<AnswerTo<Name>>);
      this.#watch = this.#open.source.watch(definition, params).subscribe(heard);
    } catch (error) {
      if (turn === this.#turn) this.#hear({ link: 'failed', error: failureOf(error) });
    }
  }

  #hear(snapshot: Heard<AnswerTo<Name>>): void {
    const before = this.state.error;
    this.#change({ kind: 'heard', snapshot });
    if (snapshot.error !== undefined && snapshot.error.code !== before?.code) this.#listener.onError(snapshot.error);
  }

  #stop(keepsSource: boolean): void {
    this.#turn += 1;
    this.#watch?.unsubscribe();
    this.#watch = undefined;
    if (keepsSource) return;
    this.#open?.close();
    this.#open = undefined;
  }

  #forget(): void {
    this.#stop(false);
    this.#address = undefined;
    this.#asked = undefined;
  }

  #change(change: ViewChange<AnswerTo<Name>>): void {
    this.state = nextState(this.state, change);
    this.#host.requestUpdate();
    this.#look();
  }

  #look(): void {
    const now = Date.now();
    const before = this.view;
    this.view = viewOf(this.state, now);
    clearTimeout(this.#timer);
    const { changesAt } = this.view;
    if (changesAt !== undefined && this.#host.isConnected)
      this.#timer = setTimeout(() => this.#look(), changesAt - now);
    if (before.phase !== this.view.phase || before.mark !== this.view.mark) this.#host.requestUpdate();
    this.#listener.onView();
  }
}

// Either the code could not be fetched, or the address is none. A stranger's own words stay out of it.
function failureOf(error: unknown): Failure {
  if (typeof error === 'object' && error !== null && 'code' in error && 'retryable' in error) return error as Failure;
  if (error instanceof TypeError && /^(Invalid URL|.*URL)/.test(error.message))
    return { code: 'invalid_input', message: 'The source could not be opened: check `src`.', retryable: false };
  return { code: 'unavailable', message: 'The code that asks the service could not be loaded.', retryable: true };
}

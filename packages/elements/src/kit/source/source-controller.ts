import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { BizBoostError, type AnswerOf, type QueryDefinition, type Snapshot } from '@bizboost/core/contract';
import type { Subscription } from 'rxjs';
import { onSecond } from '../page/page-signals.ts';
import { initialState, nextState, type Answered, type ViewChange, type ViewState } from '../state/view-state.ts';
import { viewOf, type View } from '../state/view-of.ts';
import { nameOf, type Question } from './question.ts';
import { isSameAddress, openSource, type OpenSource, type SourceAddress } from './source-address.ts';

/** What a source controller tells its element, beside asking it to update. */
export interface SourceListener<A> {
  onView(view: View, state: ViewState<A>): void;
  onError(error: BizBoostError): void;
}

/**
 * Watches one question of one source for an element: from its connection to its disconnection, and again when it comes back.
 * An element that is only moved keeps its watch.
 */
export class SourceController<Q extends QueryDefinition, A extends AnswerOf<Q> & Answered = AnswerOf<Q> & Answered> implements ReactiveController {
  state: ViewState<A> = initialState<A>(Date.now());
  view: View = viewOf(this.state, Date.now());
  readonly #host: ReactiveControllerHost & Element;
  readonly #listener: SourceListener<A>;
  #address: SourceAddress | undefined;
  #asked: Question<Q> | undefined;
  #open: OpenSource | undefined;
  #watch: Subscription | undefined;
  #stopTicking: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & Element, listener: SourceListener<A>) {
    this.#host = host;
    this.#listener = listener;
    host.addController(this);
  }

  /** Asks a question of the source at an address. Asking the same again changes nothing. */
  ask(address: SourceAddress, asked: Question<Q>): void {
    const isSameSource = isSameAddress(this.#address, address);
    const isSameQuestion = this.#asked !== undefined && nameOf(this.#asked) === nameOf(asked);
    if (isSameSource && isSameQuestion && this.#watch !== undefined) return;
    const keepsAnswer = isSameSource && this.#asked?.query === asked.query;
    this.#stop(isSameSource);
    this.#address = address;
    this.#asked = asked;
    this.#start(keepsAnswer);
  }

  /** Shows a value without any source. */
  give(answer: A): void {
    this.#forget();
    this.#change({ kind: 'given', answer });
  }

  /** Says that what was handed over cannot be shown. */
  refuse(error: BizBoostError): void {
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
    try {
      this.#open ??= openSource(address);
      const heard = (snapshot: Snapshot<AnswerOf<Q>>): void => this.#hear(snapshot as Snapshot<A>);
      this.#watch = this.#open?.source.watch(asked.query, asked.params).subscribe(heard);
    } catch (error) {
      this.refuse(asBizBoostError(error));
    }
  }

  #hear(snapshot: Snapshot<A>): void {
    const before = this.state.error;
    this.#change({ kind: 'heard', snapshot });
    if (snapshot.error !== undefined && snapshot.error.code !== before?.code) this.#listener.onError(snapshot.error);
  }

  #stop(keepsSource: boolean): void {
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

  #change(change: ViewChange<A>): void {
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
    if (changesAt !== undefined && this.#host.isConnected) this.#timer = setTimeout(() => this.#look(), changesAt - now);
    if (before.phase !== this.view.phase || before.mark !== this.view.mark) this.#host.requestUpdate();
    this.#listener.onView(this.view, this.state);
  }
}

/** The error as one of ours, without what a stranger's message may hold. */
export function asBizBoostError(error: unknown): BizBoostError {
  if (BizBoostError.isInstance(error)) return error;
  return new BizBoostError('invalid_input', 'The source could not be opened: check `src`.', { path: '/src', cause: error });
}

import type { PostDraft, Prediction } from '@bizboost/core/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Failure } from '../kit/failure.ts';

/** How one draft or two will do. */
export interface Outlook {
  readonly predictions: readonly Prediction[];
  readonly comparison?:
    | { readonly better: number; readonly probability: number; readonly confidence: Prediction['confidence'] }
    | undefined;
}

/** Works an outlook out; `signal` aborts when a newer draft is asked about. */
export type Foretell = (drafts: readonly PostDraft[], signal: AbortSignal) => Promise<Outlook> | Outlook;

/** What is known of the drafts as they stand. */
export interface OutlookState {
  readonly outlook?: Outlook | undefined;
  /** The outlook is that of the drafts before; the newest is on its way, or could not be worked out. */
  readonly isBehind: boolean;
  readonly isAsking: boolean;
  readonly error?: Failure | undefined;
}

/** Asks about drafts while they are typed: after a pause, the newest alone; an answer to older ones is dropped. The last one stays meanwhile. */
export class LatestOutlook implements ReactiveController {
  state: OutlookState = { isBehind: false, isAsking: false };
  readonly #host: ReactiveControllerHost & Element;
  readonly #onError: (error: Failure) => void;
  #asked = '';
  #told = '';
  #running: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & Element, onError: (error: Failure) => void) {
    this.#host = host;
    this.#onError = onError;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#stop();
    this.#asked = '';
  }

  /**
   * Asks about drafts, unless they were just asked about. `ground` names who answers, and what is known: another one is asked anew.
   * `pauseMs` 0 asks at once.
   */
  ask(drafts: readonly PostDraft[], ground: string, pauseMs: number, foretell: Foretell): void {
    const text = JSON.stringify(drafts);
    const asked = `${ground} ${text}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#stop();
    // The same drafts asked about anew keep what is told of them: it is as good as it was.
    this.#become({ ...this.state, isBehind: text !== this.#told, isAsking: true });
    const run = (): void => void this.#run(drafts, text, foretell);
    if (pauseMs === 0) run();
    else this.#timer = setTimeout(run, pauseMs);
  }

  /** There is nothing to ask, or nobody. */
  forget(): void {
    this.#stop();
    this.#asked = '';
    if (this.state.outlook !== undefined || this.state.isAsking) this.#become({ isBehind: false, isAsking: false });
  }

  /** Asks again with the next update. */
  again(): void {
    this.#asked = '';
    this.#host.requestUpdate();
  }

  async #run(drafts: readonly PostDraft[], text: string, foretell: Foretell): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    try {
      const told = foretell(drafts, running.signal);
      // One that is worked out here and now is shown in the same frame as the letter that was typed.
      const outlook = told instanceof Promise ? await told : told;
      if (running.signal.aborted) return;
      this.#told = text;
      this.#become({ outlook, isBehind: false, isAsking: false });
    } catch (error) {
      if (running.signal.aborted) return;
      const failure = failureOf(error);
      this.#become({ outlook: this.state.outlook, isBehind: true, isAsking: false, error: failure });
      this.#onError(failure);
    }
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#running = undefined;
  }

  #become(state: OutlookState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}

function failureOf(error: unknown): Failure {
  if (typeof error === 'object' && error !== null && 'code' in error && 'retryable' in error) return error as Failure;
  return { code: 'internal', message: 'The outlook of a draft could not be worked out.', retryable: true };
}

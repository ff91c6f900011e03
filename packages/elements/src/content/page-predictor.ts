import type { AnalyticsSource } from '@bizboost/core/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DraftPredictor } from './foretell.ts';

/**
 * Fetches what drafts are foretold from, and makes a predictor of it in the page. While a newer one is fetched, and where that fails, the
 * last one stays.
 */
export class PagePredictor implements ReactiveController {
  /** `undefined` until the first is there. */
  predictor: DraftPredictor | undefined;
  /** None could be had: drafts are better foretold by the source. */
  isRefused = false;
  readonly #host: ReactiveControllerHost & Element;
  #source: AnalyticsSource | undefined;
  #ground = '';
  #fetching: AbortController | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#fetching?.abort();
    this.#ground = '';
  }

  /** Sees to it that there is a predictor by what a source knows now. `ground` names that: another one is fetched anew. */
  want(source: AnalyticsSource, ground: string): void {
    if (source === this.#source && ground === this.#ground) return;
    if (source !== this.#source) this.predictor = undefined;
    this.#source = source;
    this.#ground = ground;
    this.#fetching?.abort();
    const fetching = new AbortController();
    this.#fetching = fetching;
    void this.#fetch(source, fetching.signal);
  }

  async #fetch(source: AnalyticsSource, signal: AbortSignal): Promise<void> {
    try {
      const { createPredictor, predictorQuery } = await import('./predict-in-page.ts');
      const { predictor } = await source.ask(predictorQuery, {}, { signal });
      if (signal.aborted) return;
      this.predictor = createPredictor(predictor);
      this.isRefused = false;
    } catch {
      if (signal.aborted) return;
      this.isRefused = this.predictor === undefined;
    }
    this.#host.requestUpdate();
  }
}

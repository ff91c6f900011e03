import type { Update } from '@bizboost/core';
import type { PublicError } from '../http/problem.ts';
import { answerFrame, patchFrame, problemFrame } from './event-frames.ts';

/**
 * One question of one session: what the reader has, and the newest it has not.
 * However long a reader takes, no more than one answer and one problem wait for it.
 */
export class StandingAsk {
  /** As the client spells it. */
  readonly ask: string;
  /** The revision the reader has. */
  #sent: string | undefined;
  /** The problem, where that is the last thing the reader heard of this question. */
  #told: PublicError | undefined;
  #update: Update | undefined;
  #problem: PublicError | undefined;

  constructor(ask: string, have: string | undefined) {
    this.ask = ask;
    this.#sent = have;
  }

  /** Whether something waits for the reader (that it may turn out to have). */
  get hasNews(): boolean {
    return this.#update !== undefined || this.#problem !== undefined;
  }

  answered(update: Update): void {
    this.#update = update;
    this.#problem = undefined;
  }

  failed(problem: PublicError): void {
    const isKnown = this.#told?.code === problem.code && this.#told.message === problem.message;
    // Nobody needs to hear at every change that a question still cannot be answered.
    if (this.#update || !isKnown) this.#problem = problem;
  }

  /** The next event for the reader, who counts as having it from here on; `undefined` when it has everything. */
  take(): Uint8Array | undefined {
    return this.#takeAnswer() ?? this.#takeProblem();
  }

  #takeAnswer(): Uint8Array | undefined {
    const update = this.#update;
    if (!update) return undefined;
    this.#update = undefined;
    const had = this.#sent;
    // After a problem the same revision is news: the question can be answered again.
    if (had === update.revision && !this.#told) return undefined;
    this.#sent = update.revision;
    this.#told = undefined;
    if (update.patch && update.patch.base === had) return patchFrame(this.ask, update.revision, update.patch);
    return answerFrame(this.ask, update);
  }

  #takeProblem(): Uint8Array | undefined {
    const problem = this.#problem;
    if (!problem) return undefined;
    this.#problem = undefined;
    this.#told = problem;
    return problemFrame(this.ask, problem);
  }
}

import {
  BizBoostError,
  type BusinessAnalytics,
  type Clock,
  type StandingListener,
  type StreamAsk,
} from '@bizboost/core';
import { addressWithoutBusiness } from '../business-choice.ts';
import { publicErrorOf, type PublicError } from '../http/problem.ts';
import type { Log } from '../log.ts';
import { StandingAsk } from './standing-ask.ts';
import type { StreamSession } from './stream-session.ts';

/** How soon it is looked again for a business that is not there yet. */
const LOOK_AGAIN_MS = 1_000;

export interface StandingParts {
  /** Whose question it is; without a name, the stream's own business. */
  readonly businessOf: (named: string | undefined) => Promise<BusinessAnalytics>;
  readonly clock: Clock;
  readonly log: Log;
}

/** The questions of one session. Trouble with one is told to the reader and leaves the others alone. */
export class StandingAsks {
  readonly #session: StreamSession;
  readonly #parts: StandingParts;
  readonly #heard = new Set<string>();

  constructor(session: StreamSession, parts: StandingParts) {
    this.#session = session;
    this.#parts = parts;
  }

  stand({ ask, have }: StreamAsk): void {
    void this.#place(new StandingAsk(ask, have), have);
  }

  /** Passes on what the host tells the viewers of a business; once, however many questions are about it. */
  hear(business: BusinessAnalytics): void {
    if (this.#heard.has(business.id)) return;
    this.#heard.add(business.id);
    this.#session.release(business.onNote((note) => this.#session.note(note)));
  }

  async #place(question: StandingAsk, have: string | undefined): Promise<void> {
    try {
      const { address, named } = addressWithoutBusiness(question.ask);
      const business = await this.#findBusiness(question, named);
      if (this.#session.isEnded) return;
      this.hear(business);
      this.#session.release(business.stand(address, this.#listenerOf(question), have));
    } catch (error) {
      this.#fail(question, error);
    }
  }

  /** Waits for the first business of an open server's empty store, for as long as the session lasts. */
  async #findBusiness(question: StandingAsk, named: string | undefined): Promise<BusinessAnalytics> {
    for (let isFirst = true; ; isFirst = false) {
      try {
        return await this.#parts.businessOf(named);
      } catch (error) {
        if (!BizBoostError.isInstance(error) || error.code !== 'not_found') throw error;
        if (isFirst) this.#fail(question, error);
      }
      await this.#pause(LOOK_AGAIN_MS);
    }
  }

  /** Never resolves once the session has ended: there is nobody to go on for. */
  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const forget = this.#session.release(
        this.#parts.clock.schedule(ms, () => {
          forget();
          resolve();
        }),
      );
    });
  }

  #listenerOf(question: StandingAsk): StandingListener {
    return {
      update: (update) => {
        question.answered(update);
        this.#session.wake(question);
      },
      problem: (error) => this.#fail(question, error),
    };
  }

  #fail(question: StandingAsk, error: unknown): void {
    question.failed(publicOnce(error, this.#parts.log));
    this.#session.wake(question);
  }
}

const told = new WeakMap<object, PublicError>();

/** One failure that many sessions hear of is logged once, under one reference. */
function publicOnce(error: unknown, log: Log): PublicError {
  if (typeof error !== 'object' || error === null) return publicErrorOf(error, log);
  const known = told.get(error);
  if (known) return known;
  const made = publicErrorOf(error, log);
  told.set(error, made);
  return made;
}

import type { Clock } from '../kernel/clock.ts';
import { BizBoostError } from '../kernel/errors.ts';
import type { StandingListener } from './analytics.ts';
import type { Answers, Asker } from './answers.ts';
import type { Question } from './questions.ts';
import { StandingQuestion } from './standing-question.ts';
import type { Tenants } from './tenants.ts';
import { watchStore } from './watch-store.ts';

export interface StandingQuestionsParts {
  readonly answers: Answers;
  readonly tenants: Tenants;
  readonly clock: Clock;
  readonly coalesceMs: number;
  readonly onError: (error: unknown) => void;
}

/** The standing questions of an engine: one per business, view and address, however many listen. */
export class StandingQuestions {
  readonly #parts: StandingQuestionsParts;
  readonly #standing = new Map<string, StandingQuestion>();
  readonly #ends = new Map<string, () => void>();
  #isClosed = false;

  constructor(parts: StandingQuestionsParts) {
    this.#parts = parts;
  }

  get size(): number {
    return this.#standing.size;
  }

  get listeners(): number {
    return [...this.#standing.values()].reduce((sum, { listeners }) => sum + listeners, 0);
  }

  /** Joins the question; returns how to leave. The question ends with the last who leaves. */
  join(asker: Asker, question: Question, listener: StandingListener, have?: string): () => void {
    if (this.#isClosed) throw new BizBoostError('unavailable', 'This engine has been closed.', { retryable: false });
    const { business, view } = asker;
    const key = JSON.stringify([business, view.timezone ?? null, view.weekStart ?? null, question.address]);
    const standing = this.#standing.get(key) ?? this.#begin(key, asker, question);
    const leave = standing.join(listener, have);
    return () => {
      leave();
      if (standing.listeners === 0 && this.#standing.get(key) === standing) this.#end(key);
    };
  }

  /** Ends every question, and takes no more. */
  close(): void {
    this.#isClosed = true;
    for (const key of [...this.#standing.keys()]) this.#end(key);
  }

  #begin(key: string, asker: Asker, question: Question): StandingQuestion {
    const { answers, tenants, clock, coalesceMs, onError } = this.#parts;
    const tenant = tenants.of(asker.business);
    const standing = new StandingQuestion({ read: () => answers.stand(asker, question), clock, coalesceMs, onError });
    const stopListening = tenant.listen(({ tags }) => {
      if (tags.some((tag) => question.tags.includes(tag))) standing.touch();
    });
    const stopWatching = watchStore(tenant, { clock, onError });
    this.#standing.set(key, standing);
    this.#ends.set(key, () => {
      stopListening();
      stopWatching();
      standing.close();
    });
    return standing;
  }

  #end(key: string): void {
    this.#ends.get(key)?.();
    this.#ends.delete(key);
    this.#standing.delete(key);
  }
}

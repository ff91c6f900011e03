import type { Cancel, Clock } from '@bizboost/core/contract';

export interface QuestionsOptions {
  readonly clock: Clock;
  /** How long a question outlives its last listener, who may come back. */
  readonly graceMs: number;
  /** The set of addresses is another one. */
  changed(): void;
}

/** The questions of a page, each with everyone who listens to its answers. */
export interface Questions {
  add(ask: string, listener: () => void): Cancel;
  asks(): readonly string[];
  /** Calls those who listen to this question, or all. */
  tell(ask?: string): void;
}

interface Question {
  readonly listeners: Set<() => void>;
  cancelEnd: Cancel;
}

export function createQuestions({ clock, graceMs, changed }: QuestionsOptions): Questions {
  const questions = new Map<string, Question>();

  function questionOf(ask: string): Question {
    const known = questions.get(ask);
    if (known !== undefined) return known;
    const question: Question = { listeners: new Set(), cancelEnd: () => undefined };
    questions.set(ask, question);
    changed();
    return question;
  }

  function end(ask: string): void {
    questions.delete(ask);
    changed();
  }

  return {
    add(ask, listener) {
      const question = questionOf(ask);
      const own = (): void => listener();
      question.cancelEnd();
      question.listeners.add(own);
      return () => {
        if (!question.listeners.delete(own) || question.listeners.size > 0) return;
        question.cancelEnd = clock.schedule(graceMs, () => end(ask));
      };
    },
    asks: () => [...questions.keys()],
    tell(ask) {
      const told = ask === undefined ? [...questions.values()] : [questions.get(ask)];
      // Copies: whoever is told may come and go while others are.
      for (const question of told) for (const listener of [...(question?.listeners ?? [])]) listener();
    },
  };
}

import type { Clock } from './clock.ts';

/** How long work may take, and what is said when it takes longer. */
export interface TimeLimit {
  readonly clock: Clock;
  readonly limitMs: number;
  /** Makes the error that the promise is rejected with. */
  readonly late: () => Error;
}

/**
 * Waits for work, but not for longer than the limit. The work itself goes on, and what becomes of it is nobody's business any more.
 * An exception that the work throws at once is a rejection like any other.
 *
 * Where this process itself was too busy to look, what has come meanwhile was in time: a program's timers run before it reads its sockets.
 */
export function withTimeLimit<T>(work: () => Promise<T>, { clock, limitMs, late }: TimeLimit): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let cancel = clock.schedule(limitMs, () => {
      cancel = clock.schedule(0, () => reject(late()));
    });
    const settle = async (): Promise<void> => {
      try {
        resolve(await work());
      } catch (error) {
        reject(error as Error);
      } finally {
        cancel();
      }
    };
    void settle();
  });
}

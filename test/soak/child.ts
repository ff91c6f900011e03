import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process of viewers, which is told and asked by messages; one question at a time. */
export interface Child {
  tell(order: object): void;
  ask(question: string): Promise<unknown>;
  close(): Promise<void>;
}

/** @param program beside this file */
export function startChild(program: string): Child {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), { execArgv: ['--conditions=bizboost-source'] });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return {
    tell: (order) => void child.send(order),
    async ask(question) {
      const answer = Promise.race([
        once(child, 'message'),
        ended.then((code) => Promise.reject(new Error(`${program} ended with ${code}.`))),
      ]);
      child.send(question);
      return ((await answer) as [unknown])[0];
    },
    async close() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

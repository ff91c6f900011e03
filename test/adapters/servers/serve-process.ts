import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { guard } from '../../services/guard.ts';
import { markOf } from '../../services/process-tree.ts';

const MAIN = fileURLToPath(new URL('../../../packages/cli/src/main.ts', import.meta.url));

/** A `bizboost serve` of its own. */
export interface ServeProcess {
  /** Base URL of the API. */
  readonly url: string;
  readonly pid: number;
  /** What it wrote to standard error so far. */
  notes(): string;
  /** Puts a question to a module that was loaded before it (`nodeArgs`), by a message. */
  ask(question: string): Promise<unknown>;
  /** As an operator ends it. */
  end(): Promise<void>;
  /** As nobody can refuse: `SIGKILL`. */
  kill(): Promise<void>;
}

export interface ServeStart {
  /** Behind `serve`. */
  readonly words: readonly string[];
  /** Default: any free one. */
  readonly port?: number;
  /** Of Node itself, before the program. */
  readonly nodeArgs?: readonly string[];
  /** Beside the environment there is. */
  readonly env?: Readonly<Record<string, string>>;
}

/** It ended before it listened. */
export class ServeEnded extends Error {
  readonly code: number | null;
  readonly notes: string;

  constructor(code: number | null, notes: string) {
    super(`serve ended with ${code}:\n${notes}`);
    this.code = code;
    this.notes = notes;
  }
}

/** Starts it from the sources, with `--port 0` and these words; resolves when it listens. */
export const serveProcess = (...words: string[]): Promise<ServeProcess> => startServe({ words });

/** The same, with more to say. Rejects with `ServeEnded` where it ends instead. */
export async function startServe({ words, port = 0, nodeArgs = [], env = {} }: ServeStart): Promise<ServeProcess> {
  const args = ['--conditions=bizboost-source', ...nodeArgs, MAIN, 'serve', '--port', String(port), ...words];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...env },
  });
  const mark = markOf(child.pid as number);
  const forget = mark === undefined ? () => {} : guard({ mark, endSignal: 'SIGKILL' });
  let notes = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (notes += text));
  const ended = once(child, 'close').then(([code]) => {
    forget();
    return code as number | null;
  });
  const [url] = (await Promise.race([
    once(createInterface({ input: child.stdout as NonNullable<typeof child.stdout> }), 'line'),
    ended.then((code) => Promise.reject(new ServeEnded(code, notes))),
  ])) as [string];
  const endBy = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return {
    url,
    pid: child.pid as number,
    notes: () => notes,
    async ask(question) {
      const answer = once(child, 'message');
      child.send(question);
      return ((await answer) as [unknown])[0];
    },
    end: () => endBy('SIGTERM'),
    kill: () => endBy('SIGKILL'),
  };
}

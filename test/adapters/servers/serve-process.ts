import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../packages/cli/src/main.ts', import.meta.url));

/** A `bizboost serve` of its own. */
export interface ServeProcess {
  /** Base URL of the API. */
  readonly url: string;
  /** What it wrote to standard error so far. */
  notes(): string;
  end(): Promise<void>;
}

/** Starts it from the sources, with `--port 0` and these words; resolves when it listens. */
export async function serveProcess(...words: string[]): Promise<ServeProcess> {
  const child = spawn(process.execPath, ['--conditions=bizboost-source', MAIN, 'serve', '--port', '0', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let notes = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (notes += text));
  const ended = once(child, 'exit');
  const [url] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    ended.then(() => Promise.reject(new Error(`serve ended:\n${notes}`))),
  ])) as [string];
  return {
    url,
    notes: () => notes,
    async end() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

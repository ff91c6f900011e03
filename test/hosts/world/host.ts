import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { root } from '../../e2e/world/command.ts';

/** One of examples/hosts as its one command starts it, with the service beside it and K250 sold. */
export interface RunningHost {
  /** Address of its page. */
  readonly url: string;
  /** Base URL of the service itself. */
  readonly service: string;
  /** Sells a chitenge for K250, as Enter does in the terminal. */
  sell(): void;
}

/**
 * Starts a host on a free port. Ended with the test.
 * @param env what is otherwise with it: by default it is built for production
 */
export async function startHost(name: string, env: Readonly<Record<string, string>> = {}): Promise<RunningHost> {
  const child = spawn(process.execPath, ['start.ts', name], {
    cwd: join(root, 'examples/hosts'),
    env: { ...process.env, PORT: '', NODE_ENV: 'production', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => (said += part));
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  });
  const lines = createInterface({ input: child.stdout });
  const found: Record<string, string> = {};
  for await (const line of lines) {
    const [, what, where] = /^(Page|Service): +(http\S+)$/.exec(line) ?? [];
    if (what !== undefined && where !== undefined) found[what] = where;
    if (found.Page !== undefined && found.Service !== undefined) break;
  }
  if (found.Page === undefined || found.Service === undefined)
    throw new Error(`The host ${name} did not start: ${said}`);
  child.stdout.resume();
  return { url: found.Page, service: found.Service, sell: () => void child.stdin.write('\n') };
}

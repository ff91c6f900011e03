import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
const bizboost = join(root, 'packages/cli/bin/bizboost.js');

/** A server in a process of its own. */
export interface Served {
  /** Base URL of the API, e.g. `http://127.0.0.1:41234/bizboost`. */
  readonly url: string;
  readonly origin: string;
  /** Ends it as an operator would, and waits until it has. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

/** `bizboost serve` on a free port, or on the one given among the arguments. Ended with the test. */
export async function serve(...args: readonly string[]): Promise<Served> {
  const given = args.includes('--port') ? [] : ['--port', '0'];
  const { line, ...served } = await start(process.execPath, [bizboost, 'serve', ...given, ...args], /^(http\S+)$/);
  return { ...served, url: line, origin: new URL(line).origin };
}

/** The demo, as `npm start` starts it once all is built. */
export async function serveDemo(): Promise<Served> {
  const args = ['--conditions=bizboost-source', 'examples/shop/server.ts'];
  const env = { DATA: join(await scratchFolder(), 'shop.duckdb') };
  const { line, ...served } = await start(process.execPath, args, /(http\S+)\//, env);
  return { ...served, url: `${line}/bizboost`, origin: line };
}

/** Runs `bizboost` to its end. @returns its standard output; throws with what it said on standard error if it failed */
export async function run(...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [bizboost, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const [result, said] = [textOf(child.stdout), textOf(child.stderr)];
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`bizboost ${args.join(' ')} ended with ${code}: ${said()}`);
  return result();
}

/** A folder that is gone with the test. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bizboost-e2e-'));
  // A browser that ends may still write into its profile for a moment.
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));
  return folder;
}

type Started = Pick<Served, 'stop' | 'kill'> & { readonly line: string };

async function start(
  command: string,
  args: readonly string[],
  announced: RegExp,
  env: Readonly<Record<string, string>> = {},
): Promise<Started> {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = textOf(child.stderr);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  onTestFinished(() => end('SIGKILL'));
  const line = await firstMatch(child, announced);
  if (line === undefined) throw new Error(`${args.join(' ')} ended before it said where it is: ${said()}`);
  return { line, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

async function firstMatch({ stdout }: ChildProcess, announced: RegExp): Promise<string | undefined> {
  for await (const line of createInterface({ input: stdout as NodeJS.ReadableStream })) {
    const found = announced.exec(line)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}

function textOf(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (part: string) => (text += part));
  return () => text;
}

import { spawn, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { ProcessMark } from './process-tree.ts';

/** What must not outlive this process. */
export type Ward = { readonly mark: ProcessMark; readonly endSignal: NodeJS.Signals } | { readonly folder: string };

/** A line to the watchdog; without a ward it forgets the one of this key. */
export interface Order {
  readonly key: string;
  readonly ward?: Ward;
}

const wards = new Map<string, Ward>();
let watchdog: ChildProcess | undefined;

/** Has the process ended, or the folder removed, when this process ends, however it does. @returns what takes the order back */
export function guard(ward: Ward): () => void {
  const key = 'mark' in ward ? `process ${ward.mark.pid} ${ward.mark.startedAt}` : `folder ${ward.folder}`;
  wards.set(key, ward);
  tell({ key, ward });
  return () => {
    wards.delete(key);
    tell({ key });
  };
}

function tell(order: Order): void {
  watchdog ??= startWatchdog();
  watchdog.stdin?.write(`${JSON.stringify(order)}\n`);
}

function startWatchdog(): ChildProcess {
  const child = spawn(process.execPath, [fileURLToPath(new URL('watchdog.ts', import.meta.url))], {
    cwd: '/',
    detached: true, // in a session of its own, which Ctrl-C does not reach: it must act after the others have ended
    env: { PATH: process.env.PATH },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.once('exit', () => {
    watchdog = undefined;
    for (const [key, ward] of wards) tell({ key, ward });
  });
  child.unref();
  const input = child.stdin as Socket;
  input.on('error', () => {}); // it has ended, and another one takes over
  input.unref();
  return child;
}

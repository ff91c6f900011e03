import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { guard } from './guard.ts';
import { markOf, stateOf, type ProcessMark } from './process-tree.ts';
import type { User } from './user.ts';

/** A program, and how to run it. */
export interface Command {
  readonly program: string;
  readonly args: readonly (string | number)[];
  /** Where it runs; its output goes to `output.log` there. */
  readonly folder: string;
  readonly user?: User | undefined;
  readonly env?: Readonly<Record<string, string>>;
  /** How its watchdog ends it. Default SIGKILL. */
  readonly endSignal?: NodeJS.Signals;
}

/** A process that was started, and ends with this one at the latest. */
export interface Launched {
  readonly mark: ProcessMark;
  /** Resolves when it has ended, with how: `ended with 1`. */
  readonly ended: Promise<string>;
  /** What it printed last. */
  said(): string;
}

/** A server that ended while it was waited for: its port may have been taken, so another try may help. */
export class EndedEarly extends Error {
  override name = 'EndedEarly';
}

/** Starts a program. @throws when there is no such program */
export async function launch(command: Command): Promise<Launched> {
  const { program, args, folder, user, env, endSignal = 'SIGKILL' } = command;
  const log = join(folder, 'output.log');
  const output = openSync(log, 'a');
  const child = spawn(program, args.map(String), {
    cwd: folder,
    detached: true, // Ctrl-C is for the tests, which then end it in their way
    env: { ...process.env, LC_ALL: 'C', ...env },
    stdio: ['ignore', output, output],
    ...user,
  });
  closeSync(output);
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(`ended with ${signal ?? code}`));
  });
  await once(child, 'spawn');
  const pid = child.pid as number;
  const mark = markOf(pid) ?? { pid, startedAt: 0 };
  const forget = guard({ mark, endSignal });
  void ended.then(forget);
  return { mark, ended, said: () => readFileSync(log, 'utf8').slice(-2_000) };
}

/** Runs a program to its end. @throws with what it printed, if it failed */
export async function runToEnd(command: Command): Promise<void> {
  const launched = await launch(command);
  const how = await launched.ended;
  if (how !== 'ended with 0') throw new Error(`${command.program} ${how}:\n${launched.said()}`);
}

/** Whether it runs, paused or not. */
export const isAlive = ({ mark }: Launched): boolean => stateOf(mark) !== undefined;

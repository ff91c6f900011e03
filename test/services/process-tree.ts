import { readFileSync, readdirSync } from 'node:fs';
import { eventually } from './wait.ts';

/** One process of the system. Its number alone may be somebody else's later; with its start time it is not. */
export interface ProcessMark {
  readonly pid: number;
  /** Ticks since the system started. */
  readonly startedAt: number;
}

interface Status extends ProcessMark {
  readonly parent: number;
  /** R, S, D: runs or waits; T: stopped; Z: ended, not yet fetched by its parent, or its first thread has ended. */
  readonly state: string;
  readonly threads: number;
}

/** Undefined when there is no such process. */
function statusOf(pid: number): Status | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' '); // after the name, which may contain anything
    const [parent, threads, startedAt] = [1, 17, 19].map((index) => Number(fields[index])) as [number, number, number];
    return { pid, state: fields[0] as string, parent, threads, startedAt };
  } catch {
    return undefined;
  }
}

/** The process with this number now. */
export function markOf(pid: number): ProcessMark | undefined {
  const status = statusOf(pid);
  return status && { pid, startedAt: status.startedAt };
}

/** What it is doing; undefined once all its threads have ended, and so nobody can connect to it any more. */
export function stateOf({ pid, startedAt }: ProcessMark): string | undefined {
  const status = statusOf(pid);
  return status?.startedAt === startedAt && !hasEnded(status) ? status.state : undefined;
}

const hasEnded = ({ state, threads }: Status): boolean => 'ZX'.includes(state) && threads <= 1;

/** It and all that descend from it, itself first; empty once it has ended. */
export function treeOf(root: ProcessMark): readonly ProcessMark[] {
  if (stateOf(root) === undefined) return [];
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statusOf(Number(name)) ?? [])
    .filter((status) => !hasEnded(status));
  const tree: ProcessMark[] = [root];
  for (const one of tree) {
    for (const { pid, startedAt, parent } of all) if (parent === one.pid) tree.push({ pid, startedAt });
  }
  return tree;
}

/** Sends a signal to one process, unless it has ended. */
export function signal(mark: ProcessMark, name: NodeJS.Signals): void {
  if (stateOf(mark) === undefined) return;
  try {
    process.kill(mark.pid, name);
  } catch {
    // it ended at this moment
  }
}

/** Stops a process and its descendants, the root first, and waits until all have come to stop. */
export async function stopTree(root: ProcessMark): Promise<void> {
  await eventually(() => {
    const running = treeOf(root).filter((one) => ![undefined, 'T'].includes(stateOf(one)));
    for (const one of running) signal(one, 'SIGSTOP');
    return running.length === 0;
  });
}

/** Lets a stopped tree go on. */
export function continueTree(root: ProcessMark): void {
  for (const one of treeOf(root).toReversed()) signal(one, 'SIGCONT');
}

/**
 * Ends a process and its descendants at once, and waits until all are gone. They get SIGSTOP first, after which none has another
 * child; but they are not waited for, since a process whose new child has been stopped may itself never come to stop.
 */
export async function killTree(root: ProcessMark): Promise<void> {
  const found = new Map<number, ProcessMark>();
  for (let known = -1; found.size > known;) {
    known = found.size;
    for (const one of treeOf(root)) {
      if (!found.has(one.pid)) signal(one, 'SIGSTOP');
      found.set(one.pid, one);
    }
  }
  for (const one of found.values()) signal(one, 'SIGKILL');
  await eventually(() => [...found.values()].every((one) => stateOf(one) === undefined));
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { killTree, markOf, stateOf, treeOf, type ProcessMark } from './process-tree.ts';
import { eventually } from './wait.ts';

/** A shell that starts others without end. */
async function startSpawning(): Promise<ProcessMark> {
  const script = 'echo ready; sh -c "while true; do sh -c :; (true); done" & while true; do sh -c :; done';
  const shell = spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'], detached: true });
  const pid = shell.pid as number;
  onTestFinished(() => {
    for (const { pid: left } of membersOf(pid)) process.kill(left, 'SIGKILL');
  });
  await once(shell.stdout, 'data');
  return markOf(pid) as ProcessMark;
}

it('ends all of a tree that goes on growing, at any moment', async () => {
  for (let round = 0; round < 20; round++) {
    const shell = await startSpawning();
    await eventually(() => treeOf(shell).length > 2);
    await killTree(shell);
    await eventually(() => membersOf(shell.pid).length === 0);
  }
});

it('knows a process from a later one of the same number', () => {
  const own = markOf(process.pid) as ProcessMark;
  expect(stateOf(own)).toBe('R');
  expect(stateOf({ ...own, startedAt: own.startedAt - 1 })).toBeUndefined();
  expect(treeOf({ ...own, startedAt: own.startedAt - 1 })).toEqual([]);
});

/** What is left of a process group, but for those that have ended and wait for their parent to notice. */
function membersOf(group: number): readonly ProcessMark[] {
  return readdirSync('/proc').flatMap((name) => {
    const mark = /^\d+$/.test(name) && isIn(group, name) ? markOf(Number(name)) : undefined;
    return mark && stateOf(mark) !== undefined ? [mark] : [];
  });
}

function isIn(group: number, pid: string): boolean {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ')[2]) === group;
  } catch {
    return false; // it ended at this moment
  }
}

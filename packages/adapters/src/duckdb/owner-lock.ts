import { readFileSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BizBoostError } from '@bizboost/core';

/** Holds a file for one process. `release` is harmless when called twice. */
export interface OwnerLock {
  release(): Promise<void>;
}

interface Owner {
  readonly pid: number;
  /** Tells two processes with the same id apart, where the system can. */
  readonly started: string;
}

/**
 * Takes `${path}.lock`. A second owner is refused with the first one's process id; a lock left by a process that is gone is taken over.
 * @throws `conflict` while another process holds it, `not_found` without its folder, `forbidden` where that cannot be written.
 */
export async function lockFor(path: string): Promise<OwnerLock> {
  const lockPath = `${path}.lock`;
  for (let tries = 0; tries < 3; tries += 1) {
    if (await create(lockPath)) return { release: () => rm(lockPath, { force: true }) };
    const owner = await ownerOf(lockPath);
    if (owner !== undefined && isAlive(owner)) throw heldBy(path, String(owner.pid));
    await takeAway(lockPath);
  }
  throw new BizBoostError(
    'conflict',
    `${path} cannot be locked: ${lockPath} keeps coming back. Remove it if no process has the file.`,
  );
}

/** Makes the lock with its content in one step, so that nobody ever reads half of it. False when there is one. */
async function create(lockPath: string): Promise<boolean> {
  const draft = `${lockPath}.${process.pid}`;
  try {
    await writeFile(draft, JSON.stringify({ pid: process.pid, started: startedOf(process.pid) } satisfies Owner));
    await link(draft, lockPath);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw unwritable(lockPath, error as NodeJS.ErrnoException);
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Takes a dead owner's lock away. Between judging it and moving it another process may have put its own in that place: what was moved
 * is looked at again, and a living owner's is put back.
 */
async function takeAway(lockPath: string): Promise<void> {
  const moved = `${lockPath}.${process.pid}.old`;
  await rename(lockPath, moved).catch(() => undefined);
  const owner = await ownerOf(moved);
  if (owner !== undefined && isAlive(owner)) await link(moved, lockPath).catch(() => undefined);
  await rm(moved, { force: true });
}

function unwritable(lockPath: string, cause: NodeJS.ErrnoException): BizBoostError {
  const folder = dirname(lockPath);
  return cause.code === 'ENOENT'
    ? new BizBoostError('not_found', `The folder ${folder} is not there. Make it, or give another file.`, {
        cause,
      })
    : new BizBoostError('forbidden', `Nothing can be written into ${folder} (${cause.code}). Give another file.`, {
        cause,
      });
}

async function ownerOf(lockPath: string): Promise<Owner | undefined> {
  try {
    const owner = JSON.parse(await readFile(lockPath, 'utf8')) as Partial<Owner>;
    return typeof owner.pid === 'number' ? { pid: owner.pid, started: owner.started ?? '' } : undefined;
  } catch {
    return undefined; // gone meanwhile, or torn by a crash: nobody holds it
  }
}

function isAlive(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return startedOf(owner.pid) === owner.started;
}

/** Start time of a process in clock ticks, on Linux; elsewhere the empty string, and the process id alone must do. */
function startedOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/** The refusal of a second owner. */
export function heldBy(path: string, pid: string, cause?: unknown): BizBoostError {
  const message = `${path} is held by process ${pid}, and one process at a time can have it: stop that one, ask it over HTTP, or give another file.`;
  return new BizBoostError('conflict', message, { received: pid, retryable: true, cause });
}

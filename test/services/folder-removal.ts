import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Removes the folder of a service whose processes have ended, and what it holds of the system beside it. */
export function removeFolder(folder: string): void {
  releaseSharedMemory(join(folder, 'data'));
  for (const path of mountsBelow(folder)) execFileSync('umount', [path], { stdio: 'pipe' });
  rmSync(folder, { recursive: true, force: true });
}

/** A PostgreSQL that was killed leaves a System V segment behind, of which a system has only so many. */
function releaseSharedMemory(dataFolder: string): void {
  const id = sharedMemoryOf(dataFolder);
  if (id === undefined) return;
  try {
    execFileSync('ipcrm', ['-m', id], { stdio: 'ignore' });
  } catch {
    // it is gone already
  }
}

function sharedMemoryOf(dataFolder: string): string | undefined {
  try {
    const [, , , , , , keyAndId] = readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n');
    return keyAndId?.trim().split(/\s+/)[1];
  } catch {
    return undefined; // no PostgreSQL, or one that ended in order
  }
}

function mountsBelow(folder: string): readonly string[] {
  return readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((path) => path.startsWith(`${folder}/`));
}

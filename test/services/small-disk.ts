import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { User } from './user.ts';

/** A file system in memory that is soon full. */
export interface SmallDisk {
  readonly path: string;
  /** Takes all the room that is left. */
  fill(): void;
  /** Gives the room back that `fill` took. */
  free(): void;
}

let whyNot: string | undefined | null = null;

/** Why no small disk can be had here; undefined where one can. */
export function whyNoSmallDisk(): string | undefined {
  if (whyNot === null) whyNot = tryMount();
  return whyNot;
}

/** Mounts a small disk on an existing folder. It goes when the folder is removed. @throws where this may not mount */
export function mountSmallDisk(path: string, sizeMiB: number, owner?: User): SmallDisk {
  const reason = whyNoSmallDisk();
  if (reason !== undefined) throw new Error(reason);
  mount(path, [`size=${sizeMiB}m`, 'mode=0700', ...(owner ? [`uid=${owner.uid}`, `gid=${owner.gid}`] : [])]);
  const ballast = join(path, 'ballast');
  return { path, fill: () => fillUp(ballast), free: () => rmSync(ballast, { force: true }) };
}

const mount = (path: string, options: readonly string[]): void =>
  void execFileSync('mount', ['-t', 'tmpfs', '-o', options.join(','), 'tmpfs', path], { stdio: 'pipe' });

function tryMount(): string | undefined {
  if (process.getuid?.() !== 0) return 'Cannot mount a small disk here: only root may.';
  const path = mkdtempSync(join(tmpdir(), 'bizboost-mount-'));
  try {
    mount(path, ['size=1m']);
    execFileSync('umount', [path], { stdio: 'pipe' });
    return undefined;
  } catch (error) {
    return `Cannot mount a small disk here: ${(error as Error).message.trim()}. In a container it takes --cap-add SYS_ADMIN.`;
  } finally {
    rmdirSync(path);
  }
}

function fillUp(ballast: string): void {
  for (const size of [1 << 20, 1 << 12, 1]) {
    try {
      for (;;) writeFileSync(ballast, Buffer.alloc(size), { flag: 'a' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
}

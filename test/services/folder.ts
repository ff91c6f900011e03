import { chownSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeFolder } from './folder-removal.ts';
import { guard } from './guard.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';
import type { User } from './user.ts';

/** Where one instance of a service lives. */
export interface Folder {
  readonly path: string;
  /** Where its data go, below `path`. */
  readonly data: string;
  /** What holds `data`, where a small disk was asked for. */
  readonly disk: SmallDisk | undefined;
  /** Once the processes in it have ended. */
  remove(): void;
}

/** A new folder below the system's temporary one. It goes with this process at the latest. */
export function makeFolder(
  name: string,
  options: { owner?: User | undefined; diskMiB?: number | undefined } = {},
): Folder {
  const { owner, diskMiB } = options;
  const path = mkdtempSync(join(tmpdir(), `bizboost-${name}-`));
  const data = join(path, 'data');
  const forget = guard({ folder: path });
  const remove = (): void => {
    removeFolder(path);
    forget();
  };
  try {
    mkdirSync(data, { mode: 0o700 });
    if (owner) for (const one of [path, data]) chownSync(one, owner.uid, owner.gid);
    const disk = diskMiB === undefined ? undefined : mountSmallDisk(data, diskMiB, owner);
    return { path, data, disk, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

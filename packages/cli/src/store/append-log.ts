import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BizBoostError } from '@bizboost/core';

/** A file that only grows. Whole lines, on the disk before `append` resolves. */
export interface AppendLog {
  /** Adds text that ends with a newline. Appends that wait together share one sync of the disk. */
  append(lines: string): Promise<void>;
  /** Waits for what is under way. */
  close(): Promise<void>;
}

interface Waiting {
  readonly lines: string;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Opens a log for writing at `size`, the end of its last whole line; what a crash tore behind it is cut off.
 * After a failed sync nothing is known of the file's end any more, so it refuses all further appends (`unavailable`).
 */
export async function openAppendLog(path: string, size: number): Promise<AppendLog> {
  const file = await open(path, 'a');
  await file.truncate(size);
  await syncFolder(path);
  return new GroupCommitLog(path, file, size);
}

class GroupCommitLog implements AppendLog {
  private waiting: Waiting[] = [];
  private running: Promise<void> | undefined;
  private broken: BizBoostError | undefined;

  private readonly path: string;
  private readonly file: FileHandle;
  /** Bytes of whole, synced lines. */
  private size: number;

  constructor(path: string, file: FileHandle, size: number) {
    this.path = path;
    this.file = file;
    this.size = size;
  }

  append(lines: string): Promise<void> {
    if (this.broken !== undefined) return Promise.reject(this.broken);
    return new Promise<void>((resolve, reject) => {
      this.waiting.push({ lines, resolve, reject });
      this.running ??= this.drain();
    });
  }

  async close(): Promise<void> {
    await this.running;
    await this.file.close();
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      const group = this.waiting;
      this.waiting = [];
      await this.commit(group);
    }
    this.running = undefined;
  }

  private async commit(group: readonly Waiting[]): Promise<void> {
    try {
      if (this.broken !== undefined) throw this.broken;
      const bytes = Buffer.from(group.map((one) => one.lines).join(''), 'utf8');
      await this.write(bytes);
      this.size += bytes.length;
      for (const one of group) one.resolve();
    } catch (error) {
      const failure = this.failure(error);
      for (const one of group) one.reject(failure);
    }
  }

  private async write(bytes: Buffer): Promise<void> {
    try {
      for (let done = 0; done < bytes.length;) done += (await this.file.write(bytes, done)).bytesWritten;
    } catch (error) {
      await this.cutBack(error);
      throw error;
    }
    try {
      await this.file.datasync();
    } catch (error) {
      this.broken = this.failure(error);
      throw error;
    }
  }

  /** A write that failed half-way (a full disk) leaves half a line: without it the log goes on where it was. */
  private async cutBack(cause: unknown): Promise<void> {
    try {
      await this.file.truncate(this.size);
    } catch {
      this.broken = this.failure(cause);
    }
  }

  private failure(cause: unknown): BizBoostError {
    if (BizBoostError.isInstance(cause)) return cause;
    const message = `Nothing was kept: ${this.path} could not be written (${(cause as Error).message}). Send the batch again once there is room.`;
    return new BizBoostError('unavailable', message, { cause });
  }
}

/** Makes a new file's name survive a power cut too. Not every system lets a folder be opened. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(dirname(path), 'r');
    await folder.sync().finally(() => folder.close());
  } catch {
    /* Windows */
  }
}

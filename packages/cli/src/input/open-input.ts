import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { BizBoostError } from '@bizboost/core';

/** A file being read: its plain bytes, and how far reading has come. */
export interface Input {
  readonly path: string;
  /** Bytes on disk. */
  readonly totalBytes: number;
  /** Bytes on disk read so far; grows while `bytes` is read. */
  readBytes(): number;
  readonly bytes: Readable;
}

/**
 * Opens a file for streaming, unzipped when it begins like gzip, whatever its name.
 * @throws `not_found` when there is none, `invalid_input` for a folder.
 */
export async function openInput(path: string): Promise<Input> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined)
    throw new BizBoostError('not_found', `${path} is not there. Check the name of the file to import.`);
  if (found.isDirectory()) throw new BizBoostError('invalid_input', `${path} is a folder; name the files in it.`);
  const file = createReadStream(path, { highWaterMark: 1 << 18 });
  const bytes = (await isGzip(path)) ? unzipped(path, file) : file;
  return { path, totalBytes: found.size, readBytes: () => file.bytesRead, bytes };
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

function unzipped(path: string, file: Readable): Readable {
  const gunzip = createGunzip({ chunkSize: 1 << 18 });
  file.on('error', (error) => gunzip.destroy(error));
  gunzip.on('close', () => file.destroy());
  return Readable.from(explained(path, file.pipe(gunzip)), { objectMode: false });
}

async function* explained(path: string, bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* bytes;
  } catch (cause) {
    const reason = (cause as Error).message;
    throw new BizBoostError('invalid_input', `${path} breaks off: it cannot be unzipped to its end (${reason}).`, {
      cause,
    });
  }
}

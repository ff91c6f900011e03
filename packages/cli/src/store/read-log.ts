import { open } from 'node:fs/promises';

/** Lines of a log in batches, and where the last whole one ends. */
export interface LogBatch {
  readonly lines: readonly string[];
  /** Number of the first line, counted from 1. */
  readonly firstLine: number;
  /** Bytes up to the end of the last line. */
  readonly end: number;
}

const CHUNK_BYTES = 1 << 20;
const NEWLINE = 0x0a;

/**
 * Reads a log from its start in constant memory. What follows the last newline was never acknowledged (a torn write), and is not given.
 * A file that is not there is an empty log.
 */
export async function* readLog(path: string): AsyncGenerator<LogBatch> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (file === undefined) return;
  try {
    yield* wholeLines((buffer) => file.read(buffer, 0, buffer.length).then((read) => read.bytesRead));
  } finally {
    await file.close();
  }
}

async function* wholeLines(read: (buffer: Buffer) => Promise<number>): AsyncGenerator<LogBatch> {
  let rest: Buffer = Buffer.alloc(0);
  let end = 0;
  let firstLine = 1;
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    const length = await read(chunk);
    if (length === 0) return;
    const bytes = Buffer.concat([rest, chunk.subarray(0, length)]);
    const cut = bytes.lastIndexOf(NEWLINE) + 1;
    rest = bytes.subarray(cut);
    if (cut === 0) continue;
    end += cut;
    const lines = bytes.toString('utf8', 0, cut - 1).split('\n');
    yield { lines, firstLine, end };
    firstLine += lines.length;
  }
}

import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { BizBoostError, createAnalytics, type Analytics } from '@bizboost/core';
import type { Output } from '../output/output.ts';
import { progressOn, type Progress } from '../output/progress.ts';
import { openPlace } from '../store/open-tables.ts';
import { refuseMissing } from '../store/refuse-missing.ts';

export interface ExportOptions {
  readonly data: string;
  /** A mapping file, or `builtin`: `data` is an application's database. */
  readonly tables?: string;
  /** Default: every business of the store. */
  readonly business?: string;
}

/** Lines handed on at a time: long enough to cost little, short enough to hold. */
const CHUNK_CHARACTERS = 1 << 16;

/**
 * Writes everything of a store as NDJSON, in constant memory: to a file (gzip where its name ends in `.gz`), or to standard output.
 * A file appears under its name only once it is whole and on the disk.
 * @returns how many records were written
 */
export async function exportStore(file: string | undefined, options: ExportOptions, output: Output): Promise<number> {
  await refuseMissing(options.data);
  const adapter = await openPlace(options, { onWarning: output.warn });
  const analytics = createAnalytics({ adapter });
  const progress = progressOn({ label: file ?? 'export', to: output.notes });
  const counted = { records: 0 };
  try {
    const ids = options.business === undefined ? await analytics.businesses() : [options.business];
    if (ids.length === 0) throw nothingThere(options.data);
    const lines = chunked(linesOf(analytics, ids, { output, counted, progress }));
    if (file === undefined) await pipeline(Readable.from(lines), output.results, { end: false });
    else await writeWhole(file, lines);
  } finally {
    progress.end();
    await analytics.close();
  }
  return counted.records;
}

interface Job {
  readonly output: Output;
  readonly counted: { records: number };
  readonly progress: Progress;
}

async function* linesOf(
  analytics: Analytics,
  ids: readonly string[],
  { output, counted, progress }: Job,
): AsyncGenerator<string> {
  for (const [index, id] of ids.entries()) {
    for await (const record of analytics.for(id).export({ onLoss: output.warn })) {
      counted.records += 1;
      if (counted.records % 1_000 === 0)
        progress.update(index / ids.length, `${counted.records.toLocaleString('en-US')} records`);
      yield `${JSON.stringify(record)}\n`;
    }
  }
}

async function* chunked(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let chunk = '';
  for await (const line of lines) {
    chunk += line;
    if (chunk.length < CHUNK_CHARACTERS) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** A backup that broke off must not look like one. */
async function writeWhole(file: string, lines: AsyncIterable<string>): Promise<void> {
  const unfinished = `${file}.part`;
  const target = createWriteStream(unfinished);
  const streams: Writable[] = file.endsWith('.gz') ? [createGzip(), target] : [target];
  try {
    await pipeline([Readable.from(lines), ...streams]);
    await sync(unfinished);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function sync(path: string): Promise<void> {
  const written = await open(path, 'r+');
  try {
    await written.sync();
  } finally {
    await written.close();
  }
}

function nothingThere(data: string): BizBoostError {
  return new BizBoostError(
    'not_found',
    `${data} holds no business: give another --data, or --business for one whose profile it does not keep.`,
  );
}

import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { UnreadableItem } from '@bizboost/core';
import type { Item } from './item.ts';

/** Each line of NDJSON; one that is not JSON comes as unreadable. Empty lines are passed over. */
export async function* ndjsonItems(bytes: Readable): AsyncGenerator<Item> {
  let line = 0;
  for await (const text of createInterface({ input: bytes, crlfDelay: Infinity })) {
    line += 1;
    const trimmed = line === 1 ? text.replace(/^\uFEFF/, '').trim() : text.trim();
    const place = `line ${line}`;
    if (trimmed !== '') yield { record: recordOf(trimmed), place: () => place };
  }
}

function recordOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return new UnreadableItem(
      'Expected one JSON object a line; this line is not JSON. Mend it, or give --map for a CSV file.',
    );
  }
}

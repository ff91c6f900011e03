import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Item } from './item.ts';

/** Each line of NDJSON with its number; a line that is not JSON comes as a refusal. Empty lines are passed over. */
export async function* ndjsonItems(bytes: Readable): AsyncGenerator<Item> {
  let line = 0;
  for await (const text of createInterface({ input: bytes, crlfDelay: Infinity })) {
    line += 1;
    const trimmed = line === 1 ? text.replace(/^\uFEFF/, '').trim() : text.trim();
    if (trimmed !== '') yield itemOf(trimmed, line);
  }
}

function itemOf(text: string, line: number): Item {
  try {
    return { line, record: JSON.parse(text) as unknown };
  } catch (error) {
    return { line, refusal: `not JSON: ${(error as Error).message}` };
  }
}

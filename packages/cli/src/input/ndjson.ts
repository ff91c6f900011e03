import { TextDecoder } from 'node:util';
import { UnreadableItem } from '@bizboost/core';
import type { Item } from './item.ts';

const NEWLINE = 0x0a;
/** Of one line; beyond what any record has. A longer one is passed over without being held. */
const LONGEST_LINE_BYTES = 1 << 20;

const TOO_LONG = `Expected lines of at most ${LONGEST_LINE_BYTES} bytes; this one is longer. Is the file NDJSON, one record a line?`;
const NOT_JSON =
  'Expected one JSON object in UTF-8 a line; this line is not JSON. Mend it, or give --map for a CSV file.';

/** Each line of NDJSON; one that is not JSON, or too long to be a record, comes as unreadable. Empty lines are passed over. */
export async function* ndjsonItems(bytes: AsyncIterable<Buffer>): AsyncGenerator<Item> {
  // Also takes a byte order mark away.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 0;
  for await (const text of linesOf(bytes)) {
    line += 1;
    const place = `line ${line}`;
    const record = text === undefined ? new UnreadableItem(TOO_LONG) : recordOf(text, decoder);
    if (record !== undefined) yield { record, place: () => place };
  }
}

/**
 * Lines without their line feed, in memory that does not grow with them: `undefined` for one that is too long.
 * Only a line feed ends a line: JSON may hold the other line ends of Unicode in its strings.
 */
async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer | undefined> {
  let parts: Buffer[] = [];
  let length = 0;
  const append = (part: Buffer): void => {
    length += part.length;
    if (length > LONGEST_LINE_BYTES) parts = [];
    else parts.push(part);
  };
  const take = (): Buffer | undefined => {
    const line = length > LONGEST_LINE_BYTES ? undefined : Buffer.concat(parts, length);
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of bytes) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      append(chunk.subarray(from, at));
      yield take();
      from = at + 1;
    }
    append(chunk.subarray(from));
  }
  if (length > 0) yield take();
}

function recordOf(line: Buffer, decoder: TextDecoder): unknown {
  try {
    const text = decoder.decode(line).trim();
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return new UnreadableItem(NOT_JSON);
  }
}

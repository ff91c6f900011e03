import { BizBoostError, UnreadableItem } from '@bizboost/core';
import type { Limits } from '../limits.ts';
import { JsonItems } from './json-items.ts';
import { mediaTypeOf } from './media-type.ts';
import { NdjsonItems } from './ndjson-items.ts';
import { readBody } from './read-body.ts';

type RecordLimits = Pick<Limits, 'maxBodyBytes' | 'maxUnpackedBytes' | 'maxRecordBytes' | 'maxRecords'>;

/**
 * The records of a body: NDJSON, or a JSON array or object; plain or gzip. A line that is not JSON, and a record that is too
 * long, become items that will be rejected in their place. Throws `unsupported_media_type`, `too_large` (the body, or the
 * number of records) and, for a JSON array or object that cannot be read, `invalid_input`.
 */
export async function readRecords(request: Request, limits: RecordLimits): Promise<readonly unknown[]> {
  const type = mediaTypeOf(request.headers, ['application/x-ndjson', 'application/json']);
  const isNdjson = type === 'application/x-ndjson';
  const records = new RecordList(limits, isNdjson);
  const onItem = (bytes: Uint8Array | undefined): void => records.add(bytes);
  const items = isNdjson
    ? new NdjsonItems(limits.maxRecordBytes, onItem)
    : new JsonItems(limits.maxRecordBytes, onItem);
  for await (const chunk of readBody(request, limits)) items.push(chunk);
  items.end();
  return records.items;
}

class RecordList {
  readonly items: unknown[] = [];
  readonly #limits: RecordLimits;
  /** Whether a broken item leaves the others readable. */
  readonly #areApart: boolean;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });

  constructor(limits: RecordLimits, areApart: boolean) {
    this.#limits = limits;
    this.#areApart = areApart;
  }

  /** `undefined` stands for a record that was too long to keep. */
  add(bytes: Uint8Array | undefined): void {
    const { maxRecords, maxRecordBytes } = this.#limits;
    if (this.items.length >= maxRecords) throw tooMany(maxRecords);
    this.items.push(
      bytes
        ? this.#parsed(bytes)
        : new UnreadableItem(`Longer than ${maxRecordBytes} bytes, the most a record may have. Send less in it.`),
    );
  }

  #parsed(bytes: Uint8Array): unknown {
    try {
      return JSON.parse(this.#decoder.decode(bytes));
    } catch {
      if (this.#areApart) return new UnreadableItem('Not JSON. Each line must be one JSON object in UTF-8.');
      throw notJson(this.items.length);
    }
  }
}

function tooMany(maxRecords: number): BizBoostError {
  return new BizBoostError(
    'too_large',
    `The body has more than ${maxRecords} records. Send them in several bodies; each record is counted once, however often it is sent.`,
    { path: '', expected: `at most ${maxRecords} records` },
  );
}

function notJson(index: number): BizBoostError {
  return new BizBoostError(
    'invalid_input',
    `Element ${index} of the body is not JSON, so nothing after it can be told. Send NDJSON where one broken record must not cost the others.`,
    { path: `/${index}`, expected: 'JSON in UTF-8' },
  );
}

import { BizBoostError } from '@bizboost/core';
import { ItemBuffer, type ItemReader, type OnItem } from './item-buffer.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** The bytes that can begin or end something. Most are none of them, and are passed over without another look. */
const TELLING = new Uint8Array(256);
for (const byte of [QUOTE, COMMA, BACKSLASH, OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT]) TELLING[byte] = 1;

/**
 * The elements of a JSON array, or the one object that the body is. Only finds where each ends: whether it is JSON is for
 * the parser to say. Every byte that matters here is ASCII, which in UTF-8 is never part of another character.
 * Throws `invalid_input` for a body that is neither, or that goes on after its end, or stops before it.
 */
export class JsonItems implements ItemReader {
  readonly #buffer: ItemBuffer;
  readonly #onItem: OnItem;
  #place: 'before' | 'array' | 'object' | 'after' = 'before';
  /** How many brackets are open inside the element. */
  #depth = 0;
  #inString = false;
  #escaped = false;
  /** Whether the element has a byte that is not white space. */
  #started = false;
  #elements = 0;

  constructor(maxBytes: number, onItem: OnItem) {
    this.#buffer = new ItemBuffer(maxBytes);
    this.#onItem = onItem;
  }

  push(chunk: Uint8Array): void {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (TELLING[byte] === 0 && this.#started && !this.#escaped) continue;
      if (this.#place === 'before' || this.#place === 'after') {
        if (this.#begins(byte)) from = byte === OPEN_OBJECT ? at : at + 1;
      } else if (this.#inside(byte)) {
        // The brace that closes the one object is its own; the comma or bracket after an element is not.
        this.#buffer.append(chunk.subarray(from, this.#place === 'object' ? at + 1 : at));
        this.#finish(byte);
        from = at + 1;
      }
    }
    if (this.#place === 'array' || this.#place === 'object') this.#buffer.append(chunk.subarray(from));
  }

  end(): void {
    if (this.#place !== 'after') throw notJson('The body ends before its JSON does');
  }

  /** Outside the document: true when it begins at this byte. */
  #begins(byte: number): boolean {
    if (isSpace(byte)) return false;
    if (this.#place === 'after') throw notJson('The body goes on after its JSON has ended');
    if (byte === OPEN_ARRAY) this.#place = 'array';
    else if (byte === OPEN_OBJECT) {
      this.#place = 'object';
      this.#depth = 1;
    } else throw notJson('The body is neither a JSON array nor an object');
    return true;
  }

  /** Inside an element: true when it ends at this byte. */
  #inside(byte: number): boolean {
    if (this.#inString) {
      this.#passString(byte);
      return false;
    }
    if (byte === QUOTE) this.#inString = true;
    else if (this.#depth === 0 && (byte === COMMA || byte === CLOSE_ARRAY)) return true;
    else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) this.#depth += 1;
    else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) this.#depth -= 1;
    this.#started ||= !isSpace(byte);
    return this.#place === 'object' && this.#depth === 0;
  }

  #passString(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === BACKSLASH) this.#escaped = true;
    else if (byte === QUOTE) this.#inString = false;
  }

  #finish(byte: number): void {
    const bytes = this.#buffer.take();
    const isEmptyArray = byte === CLOSE_ARRAY && !this.#started && this.#elements === 0;
    if (byte !== COMMA) this.#place = 'after';
    if (isEmptyArray) return;
    this.#elements += 1;
    this.#started = false;
    this.#onItem(bytes);
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function notJson(what: string): BizBoostError {
  return new BizBoostError(
    'invalid_input',
    `${what}. Send a JSON array of records, one record, or NDJSON as application/x-ndjson.`,
    {
      path: '',
      expected: 'a JSON array or object',
    },
  );
}

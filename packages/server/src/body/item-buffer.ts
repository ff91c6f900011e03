import { joined } from './read-body.ts';

/** Told of each record's bytes as its end is seen; `undefined` for one longer than allowed, whose bytes were let go. */
export type OnItem = (bytes: Uint8Array | undefined) => void;

/** Cuts a body into the texts of its records, from chunks that end anywhere. */
export interface ItemReader {
  push(chunk: Uint8Array): void;
  /** The body is over: hands out what is left. */
  end(): void;
}

/** Gathers the bytes of one record across chunks, and never more than are allowed. */
export class ItemBuffer {
  #parts: Uint8Array[] = [];
  #length = 0;
  readonly #maxBytes: number;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  append(part: Uint8Array): void {
    this.#length += part.byteLength;
    if (this.#length > this.#maxBytes) this.#parts = [];
    else if (part.byteLength > 0) this.#parts.push(part);
  }

  take(): Uint8Array | undefined {
    const bytes = this.#length > this.#maxBytes ? undefined : joined(this.#parts, this.#length);
    this.#parts = [];
    this.#length = 0;
    return bytes;
  }
}

import { ItemBuffer, type ItemReader, type OnItem } from './item-buffer.ts';

const NEWLINE = 0x0a;

/** Lines; blank ones are nothing, and the last needs no line feed. */
export class NdjsonItems implements ItemReader {
  readonly #buffer: ItemBuffer;
  readonly #onItem: OnItem;

  constructor(maxBytes: number, onItem: OnItem) {
    this.#buffer = new ItemBuffer(maxBytes);
    this.#onItem = onItem;
  }

  push(chunk: Uint8Array): void {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      this.#buffer.append(chunk.subarray(from, at));
      this.end();
      from = at + 1;
    }
    this.#buffer.append(chunk.subarray(from));
  }

  end(): void {
    const line = this.#buffer.take();
    if (line === undefined || !isBlank(line)) this.#onItem(line);
  }
}

function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

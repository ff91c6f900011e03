import type { Cancel } from '@bizboost/core';
import { StreamReader, type StreamReaderParts } from './stream-reader.ts';

/** How often it is looked whether there is a connection at all, before the first. */
const LOOK_MS = 100;

/** Follows all streams: over one connection, or in a cluster, where streams may lie on different nodes, over one for each. */
export class ChangeFollower {
  readonly #parts: StreamReaderParts;
  readonly #readers = new Map<string, StreamReader>();
  #cancelLook: Cancel = () => {};

  constructor(parts: StreamReaderParts) {
    this.#parts = parts;
    this.#begin();
  }

  /** Whether what is told in a stream is heard, as far as is known. */
  isFollowing(stream: string): boolean {
    return this.#readers.get(stream)?.isReading ?? false;
  }

  /** Everything up to this number of a stream has been told; `undefined` before it is followed. */
  positionIn(stream: string): number | undefined {
    return this.#readers.get(stream)?.positionIn(stream);
  }

  /** Waits until something about a stream holds; false when the time is over first, and at once where nobody reads it. */
  async until(stream: string, holds: () => boolean, limitMs: number): Promise<boolean> {
    return this.#readers.get(stream)?.until(holds, limitMs) ?? holds();
  }

  close(): void {
    this.#cancelLook();
    for (const reader of this.#readers.values()) reader.close();
  }

  /** Only when there is a connection is it known whether it is a cluster's. */
  #begin(): void {
    const { link, clock, streams } = this.#parts;
    if (!link.isReady()) {
      this.#cancelLook = clock.schedule(LOOK_MS, () => this.#begin());
      return;
    }
    const groups = link.isCluster ? streams.map((stream) => [stream]) : [streams];
    for (const group of groups) {
      const reader = new StreamReader({ ...this.#parts, streams: group });
      for (const stream of group) this.#readers.set(stream, reader);
    }
  }
}

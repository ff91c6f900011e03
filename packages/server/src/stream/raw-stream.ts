import type { StreamSource } from './stream-sink.ts';

/** Under which a runtime says that it can write a stream itself, without the cost of a web stream. */
export const RAW_STREAM: unique symbol = Symbol.for('bizboost.raw-stream');

/** The route leaves the stream here and answers with headers alone; the runtime sends them, then starts the stream. */
export interface RawStreamSlot {
  source?: StreamSource | undefined;
}

export interface RawStream {
  readonly [RAW_STREAM]?: RawStreamSlot | undefined;
}

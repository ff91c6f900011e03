import type { ServerResponse } from 'node:http';
import type { StreamSource } from '../stream/stream-sink.ts';

/** Writes a stream to the response itself; its head must have been written. */
export function pipeToNode(source: StreamSource, outgoing: ServerResponse): void {
  outgoing.on('drain', () => source.drained());
  outgoing.once('close', () => source.closed());
  // An error without a listener would end the process; `close` follows it.
  outgoing.on('error', () => source.closed());
  source.start({ write: (bytes) => outgoing.write(bytes), end: () => void outgoing.end() });
}

import { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { StreamSink, StreamSource } from '../stream/stream-sink.ts';
import { chunkOf } from './chunk.ts';

/** Writes a stream to the response itself; its head must have been written. */
export function pipeToNode(source: StreamSource, outgoing: ServerResponse): void {
  const drained = (): void => source.drained();
  const { socket } = outgoing;
  outgoing.on('drain', drained);
  socket?.on('drain', drained);
  outgoing.once('close', () => {
    // The connection may go on to other requests.
    socket?.off('drain', drained);
    source.closed();
  });
  // An error without a listener would end the process; `close` follows it.
  outgoing.on('error', () => source.closed());
  source.start(sinkOf(outgoing));
}

/**
 * The first bytes go with the head. Those after it go to the connection as whole chunks, framed once for all readers: the response would frame
 * them anew for each, in four pieces. Where that is not what the response would do, it does it itself.
 */
function sinkOf(outgoing: ServerResponse): StreamSink {
  let direct: Socket | undefined;
  let isBegun = false;
  return {
    write(bytes) {
      if (direct !== undefined) return direct.write(chunkOf(bytes));
      const hasRoom = outgoing.write(bytes);
      if (isBegun || !isPlain(outgoing)) return hasRoom;
      isBegun = true;
      direct = outgoing.socket ?? undefined;
      return hasRoom;
    },
    end: () => void outgoing.end(),
  };
}

/** Whether the response sends its body in chunks as it is: HTTP/1.1, and nothing of the host's has taken its place, such as compression. */
function isPlain(outgoing: ServerResponse): boolean {
  return outgoing.chunkedEncoding && outgoing.write === ServerResponse.prototype.write;
}

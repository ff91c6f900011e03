import type { StreamSource } from './stream-sink.ts';

/** How many bytes may wait in the stream for a reader before the source is asked to hold back. */
const HIGH_WATER_MARK_BYTES = 16 * 2 ** 10;

/** The stream as a response body, for any fetch runtime. */
export function webStreamOf(source: StreamSource): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        source.start({
          write(bytes) {
            controller.enqueue(bytes);
            return (controller.desiredSize ?? 0) > 0;
          },
          end: () => controller.close(),
        });
      },
      pull: () => source.drained(),
      cancel: () => source.closed(),
    },
    { highWaterMark: HIGH_WATER_MARK_BYTES, size: (bytes) => bytes?.byteLength ?? 0 },
  );
}

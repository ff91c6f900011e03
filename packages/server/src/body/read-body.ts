import { BizBoostError } from '@bizboost/core';
import { isGzip } from './media-type.ts';

export interface BodyLimits {
  readonly maxBodyBytes: number;
  readonly maxUnpackedBytes: number;
}

/**
 * The bytes of a body, unpacked, as they arrive: never more in memory than is being looked at.
 * Throws `too_large` as soon as a limit is passed (a declared length, before a byte is read; a zip bomb, before it is
 * unpacked), `unsupported_media_type` for a packing other than gzip, `invalid_input` for gzip that is broken.
 */
export async function* readBody(request: Request, limits: BodyLimits): AsyncGenerator<Uint8Array> {
  const gzip = isGzip(request.headers);
  if (Number(request.headers.get('content-length') ?? 0) > limits.maxBodyBytes) throw tooLarge('body', limits.maxBodyBytes);
  if (request.body === null) return;
  const packed = request.body.pipeThrough(byteLimit(limits.maxBodyBytes, 'body'));
  if (!gzip) return yield* chunksOf(packed);
  // The unpacking is pulled one small chunk at a time, so what a bomb would become never exists.
  const unpacked = packed.pipeThrough(new DecompressionStream('gzip') as ReadableWritablePair<Uint8Array, Uint8Array>);
  yield* chunksOf(unpacked.pipeThrough(byteLimit(limits.maxUnpackedBytes, 'unpacked body')), brokenGzip);
}

async function* chunksOf(stream: ReadableStream<Uint8Array>, explain?: (cause: unknown) => unknown): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (error) {
    throw BizBoostError.isInstance(error) || !explain ? error : explain(error);
  } finally {
    // Whoever stops early lets go of the sender too; after the end it does nothing.
    reader.cancel().catch(() => undefined);
  }
}

function byteLimit(maxBytes: number, what: string): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) controller.error(tooLarge(what, maxBytes));
      else controller.enqueue(chunk);
    },
  });
}

/** Throws `too_large` rather than hold more than `maxBodyBytes`. */
export async function readBytes(request: Request, limits: BodyLimits): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of readBody(request, limits)) {
    chunks.push(chunk);
    length += chunk.byteLength;
  }
  return joined(chunks, length);
}

export function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  if (chunks.length === 1 && chunks[0]) return chunks[0];
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

function tooLarge(what: string, maxBytes: number): BizBoostError {
  return new BizBoostError('too_large', `The ${what} has more than ${maxBytes} bytes. Send it in smaller parts; each is counted once, however often it is sent.`, {
    expected: `at most ${maxBytes} bytes`,
  });
}

function brokenGzip(cause: unknown): BizBoostError {
  return new BizBoostError('invalid_input', 'The body says it is gzip but cannot be unpacked. Send it again, whole.', {
    path: '',
    expected: 'gzip',
    cause,
  });
}

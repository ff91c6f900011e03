import { BizBoostError } from '@bizboost/core';
import { isGzip } from './media-type.ts';

export interface BodyLimits {
  readonly maxBodyBytes: number;
  readonly maxUnpackedBytes: number;
}

/** How much of a body that is refused is still taken off the wire, and forgotten. */
const MOST_FORGOTTEN_BYTES = 64 * 2 ** 20;

/**
 * The bytes of a body, unpacked, as they arrive: never more in memory than is being looked at.
 * Throws `too_large` as soon as a limit is passed (a declared length, before a byte is read; a zip bomb, before it is
 * unpacked), `unsupported_media_type` for a packing other than gzip, `invalid_input` for gzip that is broken.
 */
export async function* readBody(request: Request, limits: BodyLimits): AsyncGenerator<Uint8Array> {
  const gzip = isGzip(request.headers);
  if (Number(request.headers.get('content-length') ?? 0) > limits.maxBodyBytes)
    throw tooLarge('body', limits.maxBodyBytes);
  if (request.body === null) return;
  const packed = limited(drained(request.body), 'body', limits.maxBodyBytes);
  yield* gzip ? limited(unpacked(packed), 'unpacked body', limits.maxUnpackedBytes) : packed;
}

/** The chunks of a body. Who stops early has the rest read and forgotten: cut off while it still sends, a client never sees the answer. */
async function* drained(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (let part = await readPart(reader); !part.done; part = await readPart(reader)) yield part.value;
  } finally {
    await forgetRest(reader);
  }
}

/** Where the sender goes away in the middle, the runtime's own words for it say neither whose fault it is nor that nobody waits. */
async function readPart(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<ReadableStreamReadResult<Uint8Array>> {
  try {
    return await reader.read();
  } catch (cause) {
    throw Object.assign(new DOMException('The sender went away.', 'AbortError'), { cause });
  }
}

async function forgetRest(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  let bytes = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      bytes += part.value.byteLength;
      if (bytes > MOST_FORGOTTEN_BYTES) return void (await reader.cancel());
    }
  } catch {
    // The sender is gone: there is no rest.
  }
}

/** Unpacked one small chunk at a time, as they are asked for: what a bomb would become never exists. */
async function* unpacked(packed: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = new DecompressionStream('gzip') as ReadableWritablePair<Uint8Array, Uint8Array>;
  const reader = streamOf(packed).pipeThrough(gunzip).getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } catch (error) {
    throw BizBoostError.isInstance(error) || (error as Error).name === 'AbortError' ? error : brokenGzip(error);
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => void (await chunks.return(undefined)),
  });
}

async function* limited(
  chunks: AsyncGenerator<Uint8Array>,
  what: string,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLarge(what, maxBytes);
    yield chunk;
  }
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
  return new BizBoostError(
    'too_large',
    `The ${what} has more than ${maxBytes} bytes. Send it in smaller parts; each is counted once, however often it is sent.`,
    { path: '', expected: `at most ${maxBytes} bytes` },
  );
}

function brokenGzip(cause: unknown): BizBoostError {
  return new BizBoostError('invalid_input', 'The body says it is gzip but cannot be unpacked. Send it again, whole.', {
    path: '',
    expected: 'gzip',
    cause,
  });
}

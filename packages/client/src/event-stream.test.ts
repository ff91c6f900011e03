import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEventStream } from './event-stream.ts';

function bodyOf(chunks: Iterable<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

async function read(chunks: Iterable<Uint8Array>, maxMessageBytes = 10_000): Promise<unknown[]> {
  const heard: unknown[] = [];
  const sink = {
    bytes: () => undefined,
    event: (name: string, data: string) => void heard.push([name, data]),
    retry: (baseMs: number) => void heard.push(baseMs),
  };
  await readEventStream(bodyOf(chunks), sink, maxMessageBytes);
  return heard;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The same bytes, cut at these places. */
function cut(whole: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...new Set(places.map((place) => place % (whole.length + 1)))].sort((a, b) => a - b);
  return [0, ...ends].map((start, i) => whole.slice(start, ends[i]));
}

describe('a stream of events', () => {
  const text =
    '\uFEFFretry: 1500\r\n: beat\r\nevent: answer\r\ndata: {"name":"Zoë 漢字 👗"}\r\n\r\nevent: a\rdata: 1\rdata: 2\r\rdata: bare\n\n';
  const whole = [1_500, ['answer', '{"name":"Zoë 漢字 👗"}'], ['a', '1\n2'], ['message', 'bare']];

  it('is read with any line ends, a byte order mark, comments, and a pace (row 53)', async () => {
    expect(await read([bytes(text)])).toEqual(whole);
  });

  it('gives the same byte by byte (row 53)', async () => {
    expect(await read(cut(bytes(text), [...bytes(text).keys()]))).toEqual(whole);
  });

  it('gives the same however it is cut (row 53)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(500), { maxLength: 30 }), async (places) => {
        expect(await read(cut(bytes(text), places))).toEqual(whole);
      }),
    );
  });

  it('drops one byte order mark, not two', async () => {
    expect(await read([bytes('\uFEFF\uFEFFdata: x\n\ndata: y\n\n')])).toEqual([['message', 'y']]);
  });

  it('leaves out an event that was cut off by the end', async () => {
    expect(await read([bytes('data: 1\n\ndata: 2\n')])).toEqual([['message', '1']]);
  });

  it.each([
    ['in one piece', (long: Uint8Array) => [long]],
    [
      'in small pieces',
      (long: Uint8Array) =>
        cut(
          long,
          [...Array(400).keys()].map((i) => i * 5_000),
        ),
    ],
  ])('refuses a message of 2 MB that comes %s, without keeping it', async (_, split) => {
    const long = bytes(`data: ${'x'.repeat(2_000_000)}\n\ndata: after\n\n`);

    await expect(read(split(long), 1_000_000)).rejects.toMatchObject({ code: 'too_large', retryable: true });
  });

  it('lets go of the body when it is refused', async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(bytes('data: '.padEnd(1_000, 'x'))),
      cancel: () => void (cancelled = true),
    });
    const sink = { bytes: () => undefined, event: () => undefined, retry: () => undefined };

    await expect(readEventStream(body, sink, 5_000)).rejects.toMatchObject({ code: 'too_large' });

    expect(cancelled).toBe(true);
  });

  it('counts every byte as a sign of life, also of comments (row 52)', async () => {
    let signs = 0;
    const sink = { bytes: () => void (signs += 1), event: () => undefined, retry: () => undefined };

    await readEventStream(bodyOf([bytes(':'), bytes('\n'), bytes('\n')]), sink, 1_000);

    expect(signs).toBe(3);
  });
});

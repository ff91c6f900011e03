// What comes over a real wire from somebody who means harm, or is broken: it is refused or waited for, and everybody else is served meanwhile.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { constants, crc32, deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openStream } from '../testing/open-stream.ts';
import { ndjson, post, sale, startWorld, type World } from '../testing/world.ts';

const MIB = 2 ** 20;
/** Nobody else waits longer, however busy the machine. */
const SOON_MS = 2_000;

let world: World;
beforeAll(async () => void (world = await startWorld()));
afterAll(() => world.close());

async function expectServed(): Promise<void> {
  const start = performance.now();
  expect((await world.fetch('/analytics/live')).status).toBe(200);
  expect(performance.now() - start).toBeLessThan(SOON_MS);
  expect(world.log).toEqual([]);
}

/** A wire of its own, which a test may cut. */
async function wire(): Promise<Socket> {
  const socket = connect(world.server.port, '127.0.0.1');
  // The server may cut it first.
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  return socket;
}

/** What the server says on a wire until it closes it, or has said the head of an answer. */
async function heard(socket: Socket): Promise<string> {
  let text = '';
  for await (const chunk of socket) {
    text += String(chunk);
    if (text.includes('\r\n\r\n')) break;
  }
  return text.split('\r\n')[0] ?? '';
}

/** Gzip of so many MiB of nothing, a kilobyte for each: one block, over and over. */
function bomb(mebibytes: number): Uint8Array<ArrayBuffer> {
  const block = deflateRawSync(Buffer.alloc(MIB), { finishFlush: constants.Z_FULL_FLUSH });
  const head = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
  const end = Buffer.alloc(10);
  end.set([3, 0]);
  end.writeUInt32LE(crc32(Buffer.alloc(0)), 2);
  return new Uint8Array(Buffer.concat([head, ...Array.from({ length: mebibytes }, () => block), end]));
}

describe('gzip that unpacks to far more than it is', () => {
  it(
    'is 413 as soon as the limit is passed: of 8 GiB in 8 MiB, a few are ever there',
    { timeout: 60_000 },
    async () => {
      const packed = bomb(8 * 1_024);
      const before = process.memoryUsage();
      let most = 0;
      const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers)), 5);
      onTestFinished(() => clearInterval(watch));

      const response = await world.fetch('/records', post(packed, undefined, { 'content-encoding': 'gzip' }));

      expect(packed.byteLength).toBeLessThan(10 * MIB);
      expect([response.status, await response.json()]).toMatchObject([413, { code: 'too_large', path: '' }]);
      expect(most - before.arrayBuffers).toBeLessThan(100 * MIB);
      await expectServed();
    },
  );

  it.each(['gzip, gzip', 'deflate', 'br', 'zstd', 'compress', 'x-bomb'])('is 415 as %s', async (encoding) => {
    const response = await world.fetch('/records', post(bomb(1), undefined, { 'content-encoding': encoding }));

    expect([response.status, await response.json()]).toMatchObject([415, { path: '/content-encoding' }]);
  });
});

describe('bodies and heads that do not come to an end', () => {
  it('of three hundred wires hold up nobody, and go when the wires do', async () => {
    const token = await world.token();
    const sockets: Socket[] = [];
    for (let i = 0; i < 300; i += 1) {
      const socket = await wire();
      socket.write('POST /bizboost/records HTTP/1.1\r\nHost: shop.example\r\n');
      if (i % 3 !== 0)
        socket.write(
          `Authorization: Bearer ${token}\r\nContent-Type: application/x-ndjson\r\nContent-Length: 900\r\n\r\n`,
        );
      if (i % 3 === 2) socket.write('{"kind":');
      sockets.push(socket);
    }
    await expectServed();
    for (const socket of sockets) socket.destroy();

    await expectServed();
  });

  it('may be slow and right', async () => {
    const socket = await wire();
    const body = ndjson(sale('slow', 1));
    socket.write(
      `POST /bizboost/records HTTP/1.1\r\nHost: shop.example\r\nAuthorization: Bearer ${await world.token()}\r\n` +
        `Content-Type: application/x-ndjson\r\nContent-Length: ${body.length}\r\n\r\n`,
    );
    for (const character of body) {
      socket.write(character);
      await new Promise(setImmediate);
    }

    expect(await heard(socket)).toBe('HTTP/1.1 202 Accepted');
  });

  it('are given up by the server in time', () => {
    const { headersTimeout, requestTimeout } = world.server.server;

    expect(headersTimeout).toBeGreaterThan(0);
    expect(headersTimeout).toBeLessThanOrEqual(60_000);
    expect(requestTimeout).toBeGreaterThan(0);
    expect(requestTimeout).toBeLessThanOrEqual(300_000);
  });
});

describe('a flood', () => {
  it.each([
    ['of headers', Array.from({ length: 5_000 }, (_, i) => `x-${i}: ${i}`).join('\r\n')],
    ['in one header', `x-a: ${'a'.repeat(200_000)}`],
    ['in one cookie', `cookie: ${'a=b; '.repeat(50_000)}`],
  ])('%s is 431, and nobody else hears of it', async (_, headers) => {
    const socket = await wire();
    socket.write(`GET /bizboost/healthz HTTP/1.1\r\nHost: shop.example\r\n${headers}\r\n\r\n`);

    expect(await heard(socket)).toBe('HTTP/1.1 431 Request Header Fields Too Large');
    await expectServed();
  });

  it.each([
    'no http at all\r\n\r\n',
    'GET /bizboost/healthz HTTP/1.1\r\n\r\n',
    'GET /bizboost/healthz HTTP/9.9\r\nHost: a\r\n\r\n',
    'POST /bizboost/records HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'POST /bizboost/records HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
    'POST /bizboost/records HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n',
    `GET /${'a'.repeat(100_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
    'GET /bizboost/healthz\0 HTTP/1.1\r\nHost: a\r\n\r\n',
  ])('of what is no request is refused by its form: %j', async (text) => {
    const socket = await wire();
    socket.write(text);

    expect(await heard(socket)).toMatch(/^HTTP\/1\.1 4\d\d /);
    await expectServed();
  });

  it('of ten thousand questions in one stream is 413, by name and in no time', async () => {
    const asks = Array.from({ length: 10_000 }, (_, i) => ({ ask: `a${i}` }));

    const response = await world.fetch('/stream', post(JSON.stringify({ asks }), 'application/json'));

    expect([response.status, await response.json()]).toMatchObject([413, { path: '/asks', received: '10000' }]);
    await expectServed();
  });

  it('of one question ten thousand times is that question once', async () => {
    const asks = Array.from({ length: 10_000 }, () => ({ ask: 'x' }));

    const response = await world.fetch('/stream', post(JSON.stringify({ asks }), 'application/json'));

    expect(response.status).toBe(200);
    await response.body?.cancel();
  });

  it('of ten thousand questions over streams ends where the streams of a token do', { timeout: 60_000 }, async () => {
    const streams = await Promise.all(
      Array.from({ length: 160 }, (_, i) =>
        openStream(
          world,
          Array.from(
            { length: 64 },
            (__, at) => `analytics/live?period=2020-01-01..2025-01-${(at % 28) + 1 + (i % 2)}`,
          ),
        ),
      ),
    );
    onTestFinished(() => void Promise.all(streams.map((stream) => stream.close())));
    const statuses = streams.map(({ response }) => response.status);

    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    await expectServed();
  });
});

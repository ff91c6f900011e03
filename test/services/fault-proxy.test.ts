import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { eventually } from './wait.ts';

describe('a line that can fail', () => {
  let echo: Server;
  let taken: Socket[];
  let line: FaultProxy;
  let clients: Socket[];

  beforeEach(async () => {
    [taken, clients] = [[], []];
    echo = createServer({ allowHalfOpen: true }, (socket) => {
      taken.push(socket);
      socket.on('error', () => {});
      socket.pipe(socket);
    }).listen(0, '127.0.0.1');
    await once(echo, 'listening');
    line = await openFaultProxy((echo.address() as AddressInfo).port);
  });

  afterEach(async () => {
    line.close();
    for (const client of clients) client.destroy();
    for (const socket of taken) socket.destroy();
    echo.close();
  });

  async function client(): Promise<Socket> {
    const socket = connect({ port: line.port, host: '127.0.0.1', allowHalfOpen: true });
    clients.push(socket);
    await once(socket, 'connect');
    return socket;
  }

  const asked = async (socket: Socket, question: string): Promise<string> => {
    socket.write(question);
    return String((await once(socket, 'data'))[0]);
  };

  it('carries all bytes, in order, however they are cut up and however late', async () => {
    const parts = fc.array(fc.uint8Array({ maxLength: 5_000 }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(parts, fc.constantFrom(0, 1, 3), async (sent, delayMs) => {
        line.delay(delayMs);
        const socket = await client();
        const received = text(socket.setEncoding('latin1'));
        for (const part of sent) socket.write(part);
        socket.end();
        expect(await received).toBe(Buffer.concat(sent).toString('latin1'));
      }),
      { numRuns: 30 },
    );
  });

  it('carries more than any buffer holds', async () => {
    const socket = await client();
    const size = 40 * 1024 * 1024;
    let received = 0;
    socket.on('data', (bytes: Buffer) => (received += bytes.length));
    socket.end(Buffer.alloc(size));
    await once(socket, 'end');
    expect(received).toBe(size);
  });

  it('delays each way', async () => {
    const socket = await client();
    line.delay(60);
    const began = performance.now();
    expect(await asked(socket, 'late')).toBe('late');
    expect(performance.now() - began).toBeGreaterThanOrEqual(119);
  });

  it('holds everything back while it is stalled, new connections too, and brings it afterwards', async () => {
    const early = await client();
    await asked(early, 'before');
    line.stall();
    const late = await client();
    let received = '';
    for (const socket of [early, late]) {
      socket.on('data', (bytes) => (received += String(bytes)));
      socket.write('x');
    }
    await eventually(() => line.connections === 2);
    await settled();
    expect(received).toBe('');
    await line.mend();
    await eventually(() => received === 'xx');
  });

  it('brings at once what a delay held back, when it is mended', async () => {
    const socket = await client();
    line.delay(3_600_000);
    const answer = asked(socket, 'soon');
    await eventually(() => socket.bytesWritten === 4);
    await line.mend();
    expect(await answer).toBe('soon');
  });

  it('breaks what is open when it is cut, on both sides, and takes new connections', async () => {
    const socket = await client();
    await asked(socket, 'before');
    const broken = once(socket, 'error');
    line.cut();
    expect((await broken)[0]).toMatchObject({ code: 'ECONNRESET' });
    await eventually(() => taken[0]?.destroyed === true);
    expect(await asked(await client(), 'after')).toBe('after');
    expect(line.connections).toBe(1);
  });

  it('refuses new connections, keeps those that are open, and takes new ones on the same port once mended', async () => {
    const open = await client();
    await asked(open, 'before');
    line.refuse();
    await expect(client()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(await asked(open, 'still')).toBe('still');
    await line.mend();
    expect(await asked(await client(), 'again')).toBe('again');
  });

  it('half closes: the client hears that nothing more comes, the server goes on hearing the client', async () => {
    const socket = await client();
    await asked(socket, 'before');
    let heard = '';
    taken[0]?.on('data', (bytes) => (heard += String(bytes)));
    const ended = once(socket, 'end');
    line.halfClose();
    socket.resume();
    await ended;
    socket.write('more');
    await eventually(() => heard === 'more');
    expect(taken[0]?.readableEnded).toBe(false);
  });

  it('passes on that a client, or the server, has nothing more to say', async () => {
    const socket = await client();
    await asked(socket, 'before');
    socket.end();
    await once(socket.resume(), 'end');
    await eventually(() => line.connections === 0);
  });

  it('lets what it held back arrive after the client has gone in order', async () => {
    const socket = await client();
    await asked(socket, 'before');
    let heard = '';
    taken[0]?.on('data', (bytes) => (heard += String(bytes)));
    line.delay(30);
    taken[0]?.unpipe().resume().end();
    await once(socket.resume(), 'end');
    socket.end('the last words');
    await eventually(() => heard === 'the last words');
  });

  it('resets a client when the server does not take connections', async () => {
    echo.close();
    await once(echo, 'close');
    const socket = connect(line.port, '127.0.0.1');
    clients.push(socket);
    expect((await once(socket, 'error'))[0]).toMatchObject({ code: 'ECONNRESET' });
  });

  it('names a URL that leads through it', () => {
    expect(line.through('postgres://postgres@127.0.0.1:5432/shop?a=b')).toBe(
      `postgres://postgres@127.0.0.1:${line.port}/shop?a=b`,
    );
    expect(line.through('redis://127.0.0.1:6379')).toBe(`redis://127.0.0.1:${line.port}`);
  });
});

/** Lets everything happen that is already on its way over loopback. For what must not happen. */
async function settled(): Promise<void> {
  for (let i = 0; i < 40; i++) await new Promise((resolve) => setImmediate(resolve));
}

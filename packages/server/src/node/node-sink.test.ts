import { createServer, Agent, request, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { StreamSink } from '../stream/stream-sink.ts';
import { chunkOf } from './chunk.ts';
import { pipeToNode } from './node-sink.ts';

const bytesOf = (words: string): Uint8Array => new TextEncoder().encode(words);

async function listen(answer: RequestListener): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { server, port: (server.address() as AddressInfo).port };
}

/** A server whose streams say these words, each at another time, and end. */
const saying = (words: readonly string[], before: RequestListener = () => undefined) =>
  listen((incoming, outgoing) => {
    before(incoming, outgoing);
    outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
    const say = (sink: StreamSink, [word, ...rest]: readonly string[]): void => {
      if (word === undefined) return sink.end();
      sink.write(bytesOf(word));
      setImmediate(() => say(sink, rest));
    };
    pipeToNode({ start: (sink) => say(sink, words), drained: () => undefined, closed: () => undefined }, outgoing);
  });

function get(port: number, agent?: Agent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) =>
    request({ port, host: '127.0.0.1', agent }, resolve).once('error', reject).end(),
  );
}

const WORDS = ['retry: 5\n\n', 'data: ein Wort\n\n', ':\n\n', `data: ${'ü'.repeat(70_000)}\n\n`, 'data: 你好\n\n'];

describe('a stream written to a response of Node', () => {
  it('arrives as it was written, whatever its length', async () => {
    const { port } = await saying(WORDS);
    expect(await text(await get(port))).toBe(WORDS.join(''));
  });

  it('leaves the connection good for the next request, with nothing of its own on it', async () => {
    const { port, server } = await saying(WORDS);
    const listeners: number[] = [];
    server.on('request', (incoming: IncomingMessage) => listeners.push(incoming.socket.listenerCount('drain')));
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports: (number | undefined)[] = [];
    for (const _ of [1, 2, 3]) {
      const answer = await get(port, agent);
      ports.push(answer.socket.localPort);
      expect(await text(answer)).toBe(WORDS.join(''));
    }
    agent.destroy();
    expect(new Set(ports).size).toBe(1);
    expect(new Set(listeners).size).toBe(1);
  });

  it('goes without chunks to a reader of HTTP/1.0', async () => {
    const { port } = await saying(WORDS);
    const socket = connect(port, '127.0.0.1', () => socket.write('GET / HTTP/1.0\r\n\r\n'));
    const [, body] = (await text(socket)).split('\r\n\r\n');
    expect(body).toBe(WORDS.join(''));
  });

  it('goes through whatever of the host has taken the place of the response’s own write', async () => {
    const { port } = await saying(['one ', 'two ', 'three'], (_, outgoing) => {
      const { write } = outgoing;
      outgoing.write = ((bytes: Uint8Array) =>
        write.call(outgoing, Buffer.from(bytes).toString().toUpperCase(), 'utf8')) as typeof write;
    });
    expect(await text(await get(port))).toBe('ONE TWO THREE');
  });

  it('is framed once, however many read it', () => {
    const bytes = bytesOf('x'.repeat(26));
    expect(chunkOf(bytes)).toBe(chunkOf(bytes));
    expect(Buffer.from(chunkOf(bytes)).toString()).toBe(`1a\r\n${'x'.repeat(26)}\r\n`);
  });
});

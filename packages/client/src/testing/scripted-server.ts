import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A request as it came. */
export interface Heard {
  readonly method: string;
  /** Path and search, after the host. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A stream that was answered. */
export interface HeldStream {
  readonly request: Heard;
  /** What was asked, with what is had. */
  readonly asks: readonly { readonly ask: string; readonly have?: string }[];
  isOpen(): boolean;
  write(text: string): void;
  send(name: string, data: unknown): void;
  answer(ask: string, revision: string, data: object): void;
  end(): void;
  /** As if a cable were pulled. */
  cut(): void;
}

export type Handler = (request: Heard, response: ServerResponse) => void;

/** A real HTTP server on loopback that does what a test says. */
export interface ScriptedServer {
  readonly url: string;
  readonly heard: readonly Heard[];
  /** All streams that were answered so far, in order. */
  readonly streams: readonly HeldStream[];
  /** What answers `/stream`; by default a stream is opened and held. */
  onStream: Handler;
  /** What answers the rest; by default 404. */
  onRequest: Handler;
  hold: Handler;
  /** The newest stream. */
  stream(): HeldStream;
  /** Requests whose path ends so. */
  requests(path: string): readonly Heard[];
  openStreams(): number;
  /** Refuses connections from now on, and cuts those there are. */
  down(): Promise<void>;
  /** Listens again, on the same port. */
  up(): Promise<void>;
}

export async function startScriptedServer(): Promise<ScriptedServer> {
  const heard: Heard[] = [];
  const streams: HeldStream[] = [];
  const sockets = new Set<Socket>();
  const http = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const one = { method, url, headers, body: Buffer.concat(chunks).toString() };
      heard.push(one);
      (isStream(one) ? server.onStream : server.onRequest)(one, response);
    });
  });
  http.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const listen = (port: number): Promise<void> => new Promise((resolve) => http.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = http.address() as AddressInfo;

  const hold: Handler = (request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('retry: 1000\n\n');
    streams.push(heldStream(request, response));
  };
  const server: ScriptedServer = {
    url: `http://127.0.0.1:${port}/bizboost`,
    heard,
    streams,
    onStream: hold,
    onRequest: (_, response) => problem(response, 404, 'not_found'),
    hold,
    stream: () => streams.at(-1)!,
    requests: (path) => heard.filter(({ url }) => url.split('?')[0]!.endsWith(path)),
    openStreams: () => streams.filter((stream) => stream.isOpen()).length,
    down: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
    up: () => listen(port),
  };
  return server;
}

function isStream({ url }: Heard): boolean {
  return url.split('?')[0]!.endsWith('/stream');
}

function heldStream(request: Heard, response: ServerResponse): HeldStream {
  let isOpen = true;
  response.on('close', () => (isOpen = false));
  const write = (text: string): void => void response.write(text);
  const send = (name: string, data: unknown): void => write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  return {
    request,
    asks: request.body === '' ? [] : (JSON.parse(request.body) as { asks: HeldStream['asks'] }).asks,
    isOpen: () => isOpen,
    write,
    send,
    answer: (ask, revision, data) => send('answer', { ask, revision, data }),
    end: () => response.end(),
    cut: () => response.destroy(),
  };
}

/** Answers with a problem document. */
export function problem(
  response: ServerResponse,
  status: number,
  code: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/problem+json', ...headers });
  response.end(
    JSON.stringify({ type: `urn:bizboost:problem:${code}`, title: code, status, detail: `This is ${code}.`, code }),
  );
}

/** Answers with JSON under an entity tag, or 304 to who has it. */
export function json(
  request: Heard,
  response: ServerResponse,
  value: { readonly revision?: string; readonly [field: string]: unknown },
): void {
  const etag = `"${value.revision ?? ''}"`;
  const isKnown = request.headers['if-none-match'] === etag;
  response.writeHead(isKnown ? 304 : 200, { 'content-type': 'application/json', etag });
  response.end(isKnown ? undefined : JSON.stringify(value));
}

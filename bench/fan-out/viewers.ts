// A process of viewers: many connections that count what they are given, and note when.
import { connect, type Socket } from 'node:net';
import { machineMs, type Seen, type ViewersOrder } from './messages.ts';

/** Ends the line that names the event, with or without a space after the colon. */
const MARK = Buffer.from('patch\n');
const END = Buffer.from('\n\n');
/** Connections that are made at once. */
const AT_ONCE = 100;

let sockets: Socket[] = [];
let counts = new Uint32Array(0);
let arrivals: Float64Array[] = [];
let last: Buffer = Buffer.alloc(0);
let wanted = Infinity;
let ready = 0;

process.on('message', (order: ViewersOrder) => void obey(order));

async function obey(order: ViewersOrder): Promise<void> {
  if (order.do === 'connect') {
    await connectAll(order);
    process.send?.('connected');
  } else if (order.do === 'await') {
    wanted = order.frames;
    ready = counts.filter((count) => count >= wanted).length;
    if (ready === sockets.length) report();
  } else {
    for (const socket of sockets) socket.destroy();
    sockets = [];
    process.send?.('left');
  }
}

async function connectAll({ port, paths, count, greetings }: Extract<ViewersOrder, { do: 'connect' }>): Promise<void> {
  counts = new Uint32Array(count);
  arrivals = [];
  for (let from = 0; from < count; from += AT_ONCE)
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, index) =>
        open(from + index, { port, path: paths[(from + index) % paths.length] as string, greetings }),
      ),
    );
}

/** Resolves when the viewer has been given the head, and as many events as each is greeted with. */
function open(
  viewer: number,
  { port, path, greetings }: { readonly port: number; readonly path: string; readonly greetings: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket);
    socket.once('error', reject);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept: text/event-stream\r\n\r\n`);
    let greeted = 0;
    socket.on('data', (chunk: Buffer) => {
      if (greeted >= greetings) return take(viewer, chunk);
      greeted += occurrences(chunk, END);
      if (greeted >= greetings) resolve();
    });
    if (greetings === 0) socket.once('connect', () => resolve());
  });
}

function take(viewer: number, chunk: Buffer): void {
  const at = machineMs();
  for (let from = chunk.indexOf(MARK); from !== -1; from = chunk.indexOf(MARK, from + MARK.length)) {
    const round = counts[viewer]!++;
    (arrivals[round] ??= new Float64Array(counts.length))[viewer] = at;
    if (counts[viewer] === wanted) ready += 1;
  }
  if (viewer === 0) last = chunk;
  if (ready === counts.length) report();
}

function report(): void {
  const text = last.toString();
  const from = text.lastIndexOf('event: patch\n');
  const seen: Seen = { at: arrivals, frame: text.slice(from, text.indexOf('\n\n', from) + END.length) };
  [counts, arrivals, wanted, ready] = [new Uint32Array(counts.length), [], Infinity, 0];
  process.send?.(seen);
}

function occurrences(chunk: Buffer, bytes: Buffer): number {
  let found = 0;
  for (let from = chunk.indexOf(bytes); from !== -1; from = chunk.indexOf(bytes, from + bytes.length)) found += 1;
  return found;
}

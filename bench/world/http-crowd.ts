// A process of callers: each on a connection of its own, one request after the other. How many answers they get in a while.
import { connect, type Socket } from 'node:net';

/** What is asked of the callers. */
export interface CrowdCall {
  readonly port: number;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly callers: number;
  readonly forMs: number;
}

/** What came of it. */
export interface CrowdAnswer {
  readonly answers: number;
  /** Of the last answer. */
  readonly status: number;
}

process.on('message', (call: CrowdCall) => void answersOf(call).then((answer) => process.send?.(answer)));

async function answersOf({ port, path, headers = {}, callers, forMs }: CrowdCall): Promise<CrowdAnswer> {
  const lines = Object.entries({ host: `127.0.0.1:${port}`, ...headers }).map(([name, value]) => `${name}: ${value}`);
  const bytes = Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  const until = performance.now() + forMs;
  let [answers, status] = [0, 0];
  const sockets: Socket[] = [];
  await Promise.all(
    Array.from({ length: callers }, async () => {
      const socket = connect(port, '127.0.0.1');
      sockets.push(socket);
      while (performance.now() < until) {
        status = await exchange(socket, bytes);
        answers += 1;
      }
    }),
  );
  for (const socket of sockets) socket.destroy();
  return { answers, status };
}

/** @returns the status, once the whole answer is there; its length must be told */
function exchange(socket: Socket, bytes: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    let missing: number | undefined;
    let head = '';
    let status = 0;
    const take = (chunk: Buffer): void => {
      if (missing === undefined) {
        head += chunk.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end === -1) return;
        status = Number(head.slice(9, 12));
        const length = Number(
          /\r\ncontent-length: *(\d+)/i.exec(head.slice(0, end))?.[1] ?? (status === 304 ? 0 : NaN),
        );
        if (Number.isNaN(length)) return done(new Error(`An answer does not tell its length: ${head.slice(0, end)}`));
        missing = length - (head.length - end - 4);
      } else missing -= chunk.length;
      if (missing <= 0) done();
    };
    const done = (error?: Error): void => {
      socket.off('data', take);
      socket.off('error', done);
      if (error) reject(error);
      else resolve(status);
    };
    socket.on('data', take);
    socket.once('error', done);
    socket.write(bytes);
  });
}

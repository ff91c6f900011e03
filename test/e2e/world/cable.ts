import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A line between a browser and a server, that can be pulled. */
export interface Cable {
  /** Where the server is reached through it. */
  readonly origin: string;
  /** Ends every connection at once, and takes no new one. */
  cut(): void;
  /** Carries again. What went through before is forgotten. */
  mend(): void;
  /** First lines of the requests that went through since, preflights aside, e.g. `GET /bizboost/stream?ask=…`. */
  requests(): readonly string[];
  /** All that the server sent since. */
  received(): string;
}

/** Lays a cable to a server; taken up with the test. */
export async function layCable(target: string): Promise<Cable> {
  const sockets = new Set<Socket>();
  let isCut = false;
  let sent = '';
  let received = '';
  const server = createServer((near) => {
    if (isCut) return void near.resetAndDestroy();
    const far = connect(Number(new URL(target).port), '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('data', (bytes) => other.write(bytes));
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
    near.on('data', (bytes) => (sent += bytes.toString('latin1')));
    far.on('data', (bytes) => (received += bytes.toString('latin1')));
  });
  const port = await listening(server);
  const cut = (): void => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  onTestFinished(() => {
    cut();
    server.close();
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    cut,
    mend() {
      [sent, received, isCut] = ['', '', false];
    },
    requests: () => [...sent.matchAll(/^((?:GET|POST) \S+) HTTP\/1\.1\r$/gm)].map(([, line]) => line as string),
    received: () => received,
  };
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

import { connect, createServer } from 'node:net';
import { freePort } from '../../test/services/free-port.ts';

/** A line to a port of 127.0.0.1 that counts what passes. */
export interface CountedLine {
  readonly port: number;
  /** Bytes so far, both ways. */
  readonly bytes: number;
  /** Connections that are open now. */
  readonly connections: number;
  close(): void;
}

export async function openCountedLine(target: number): Promise<CountedLine> {
  const port = await freePort();
  let bytes = 0;
  let connections = 0;
  const server = createServer((client) => {
    const upstream = connect({ port: target, host: '127.0.0.1', noDelay: true });
    client.setNoDelay(true);
    connections++;
    client.once('close', () => connections--);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      from.on('data', (chunk) => (bytes += chunk.length));
      from.on('error', () => to.destroy());
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  server.unref();
  return {
    port,
    get bytes() {
      return bytes;
    },
    get connections() {
      return connections;
    },
    close: () => void server.close(),
  };
}

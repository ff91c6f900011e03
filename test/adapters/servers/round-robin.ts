import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A proxy before several servers: each connection goes to the next of them. */
export interface RoundRobin {
  /** The base URL of the first, through the proxy. */
  readonly url: string;
  close(): void;
}

export async function roundRobin(urls: readonly string[]): Promise<RoundRobin> {
  const ports = urls.map((url) => Number(new URL(url).port));
  const sockets = new Set<Socket>();
  let next = 0;
  const server = createServer((client) => {
    const upstream = connect(ports[next++ % ports.length] as number, '127.0.0.1');
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => to.destroy()).on('close', () => sockets.delete(from));
      from.pipe(to);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = new URL(urls[0] as string);
  address.port = String((server.address() as AddressInfo).port);
  return {
    url: address.href,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

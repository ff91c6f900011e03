import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from './free-port.ts';
import { Lane } from './lane.ts';

/**
 * A line to a server on 127.0.0.1 that can be slow, silent or broken. `cut` and `halfClose` happen to the connections that are open
 * now; `delay`, `stall` and `refuse` hold for later ones too, until `mend`. Where the server itself takes no connection, a client
 * finds its own reset.
 */
export interface FaultProxy {
  readonly port: number;
  /** The same URL, through this line. */
  through(url: string): string;
  /** How many clients are connected now. */
  readonly connections: number;
  /** Bytes arrive this much later, each way, in order. */
  delay(ms: number): void;
  /** Connections stay open, new ones are taken, and not a byte moves, each way. */
  stall(): void;
  /** Breaks all connections with a reset. New ones are taken. */
  cut(): void;
  /** Takes no new connection: the client is told so at once. Those that are open go on; `cut` ends them. */
  refuse(): void;
  /** Says to each client that nothing more will come, and goes on taking what it sends. */
  halfClose(): void;
  /** Carries again, at full speed: what a stall or a delay held back comes now. */
  mend(): Promise<void>;
  /** Breaks all connections and goes. */
  close(): void;
}

/** Lays a line to a port of 127.0.0.1. */
export async function openFaultProxy(target: number): Promise<FaultProxy> {
  const port = await freePort();
  const lanes = new Set<Lane>();
  const clients = new Set<Socket>();
  let delayMs = 0;
  let isStalled = false;
  const connected = (client: Socket): void => {
    const upstream = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    clients.add(client);
    client.once('close', () => clients.delete(client));
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      const lane = new Lane(from, to);
      lanes.add(lane);
      lane.hold(delayMs, isStalled);
      to.once('close', () => lanes.delete(lane));
    }
  };
  let server: Server | undefined = await listen(port, connected);
  const hold = (): void => {
    for (const lane of lanes) lane.hold(delayMs, isStalled);
  };
  const cut = (): void => {
    for (const client of clients) client.resetAndDestroy();
  };
  const refuse = (): void => {
    server?.close();
    server = undefined;
  };
  return {
    port,
    through(url) {
      const changed = new URL(url);
      changed.port = String(port);
      return changed.href;
    },
    get connections() {
      return clients.size;
    },
    delay(ms) {
      delayMs = ms;
      hold();
    },
    stall() {
      isStalled = true;
      hold();
    },
    cut,
    refuse,
    halfClose() {
      for (const client of clients) client.end();
    },
    async mend() {
      [delayMs, isStalled] = [0, false];
      hold();
      server ??= await listen(port, connected);
    },
    close() {
      refuse();
      cut();
    },
  };
}

async function listen(port: number, connected: (client: Socket) => void): Promise<Server> {
  const server = createServer({ allowHalfOpen: true, noDelay: true }, connected).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

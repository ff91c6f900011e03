import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Clock } from '@bizboost/core';

export interface Closing {
  readonly endStreams: () => void;
  /** How long running requests may take. */
  readonly graceMs: number;
  readonly clock: Clock;
}

/** How often it is looked for connections that are not in use any more. */
const SWEEP_MS = 20;

/**
 * How to close a server that does not listen yet: no new connections, streams told to come back, running requests finished;
 * what is left after the grace is cut off.
 */
export function gracefulCloser(server: Server): (closing: Closing) => Promise<void> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return ({ endStreams, graceMs, clock }) =>
    new Promise((resolve, reject) => {
      let cancelSweep = clock.schedule(SWEEP_MS, function sweep() {
        closeUnused(server, sockets);
        cancelSweep = clock.schedule(SWEEP_MS, sweep);
      });
      const cancelGrace = clock.schedule(graceMs, () => server.closeAllConnections());
      server.close((error) => {
        cancelSweep();
        cancelGrace();
        if (error && (error as NodeJS.ErrnoException).code !== 'ERR_SERVER_NOT_RUNNING') reject(error);
        else resolve();
      });
      endStreams();
      closeUnused(server, sockets);
    });
}

/** Connections whose last request is answered, and those that browsers open ahead of any request, which Node does not count as idle. */
function closeUnused(server: Server, sockets: ReadonlySet<Socket>): void {
  server.closeIdleConnections();
  for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
}

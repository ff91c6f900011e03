import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BizBoostError, systemClock } from '@bizboost/core';
import { Hono } from 'hono';
import { isLoopbackHost } from '../auth/loopback.ts';
import { basePathOf } from '../base-path.ts';
import { createServer } from '../create-server.ts';
import { gracefulCloser } from './graceful-close.ts';
import { nodeListener } from './node-listener.ts';
import type { NodeServer, ServeNodeOptions } from './node-options.ts';

/**
 * BizBoost on Node's own server, at `basePath` (`/bizboost` by default).
 * Rejects with `invalid_input` for options that cannot work (an open server on a public interface), and with Node's own error
 * for a port that is taken (`EADDRINUSE`) or not allowed.
 */
export async function serveNode(options: ServeNodeOptions): Promise<NodeServer> {
  const { port = 4870, hostname = '127.0.0.1', routes, graceMs = 10_000, basePath, ...serverOptions } = options;
  if (serverOptions.auth === 'open' && !isLoopbackHost(hostname)) throw notLoopback(hostname);
  const path = basePathOf(basePath);
  const bizboost = createServer(serverOptions);
  const app = new Hono();
  routes?.(app);
  app.route(path, bizboost);
  const server = createHttpServer(nodeListener(app));
  const close = gracefulCloser(server);
  await listen(server, port, hostname);
  const origin = originOf(server, hostname);
  return {
    url: path === '/' ? origin : `${origin}${path}`,
    origin,
    port: (server.address() as AddressInfo).port,
    server,
    close: () => close({ endStreams: () => bizboost.close(), graceMs, clock: options.clock ?? systemClock }),
  };
}

function listen(server: Server, port: number, hostname: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, hostname, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function originOf(server: Server, hostname: string): string {
  const { port } = server.address() as AddressInfo;
  return `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`;
}

function notLoopback(hostname: string): BizBoostError {
  return new BizBoostError(
    'invalid_input',
    `Without a secret anyone who reaches ${hostname} would read and write everything. Give a secret, or listen on 127.0.0.1.`,
    {
      path: '/hostname',
      expected: 'a loopback address, such as 127.0.0.1',
      received: hostname,
    },
  );
}

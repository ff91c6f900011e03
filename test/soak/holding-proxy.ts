import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy that hands an answer on when it has all of it, as some that look for viruses do: of a stream, never. */
export interface HoldingProxy {
  /** The same URL, through it. */
  through(url: string): string;
  close(): void;
}

export async function openHoldingProxy(port: number): Promise<HoldingProxy> {
  const server = createServer((asked, response) => carry(port, asked, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const own = String((server.address() as AddressInfo).port);
  return {
    through(url) {
      const changed = new URL(url);
      changed.port = own;
      return changed.href;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function carry(port: number, asked: IncomingMessage, response: ServerResponse): void {
  const { method, url: path, headers } = asked;
  const upstream = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (answer) => {
    const pieces: Buffer[] = [];
    answer.on('data', (piece: Buffer) => pieces.push(piece));
    answer.on('end', () => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      response.end(Buffer.concat(pieces));
    });
    answer.on('error', () => response.destroy());
  });
  upstream.on('error', () => response.destroy());
  response.on('close', () => upstream.destroy());
  asked.pipe(upstream);
}

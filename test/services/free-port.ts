import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

const FIRST = 20_000;
const given = new Set<number>();

/**
 * A port on 127.0.0.1 that nobody listens on, never given out twice by this process.
 *
 * It lies below the ports that the system takes for outgoing connections. Otherwise a server that is restarted might find its
 * port taken by somebody's connection, and a client that tries a dead port again and again would at last reach itself.
 */
export async function freePort(): Promise<number> {
  const end = firstOutgoingPort();
  for (let attempt = 0; attempt < 1_000; attempt++) {
    const port = FIRST + Math.floor(Math.random() * (end - FIRST));
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
  throw new Error(`Found no free port from ${FIRST} to ${end - 1} on 127.0.0.1.`);
}

function firstOutgoingPort(): number {
  try {
    const [first] = readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8').split('\t');
    return Math.max(Number(first), FIRST + 5_000);
  } catch {
    return 32_768;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
      .once('error', () => resolve(false))
      .listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

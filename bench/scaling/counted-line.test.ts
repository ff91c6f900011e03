import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { eventually } from '../../test/services/wait.ts';
import { openCountedLine } from './counted-line.ts';

test('a line passes everything on, counts bytes of both ways, and the connections that are open', async () => {
  const echo = createServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1');
  await once(echo, 'listening');
  onTestFinished(() => void echo.close());
  const line = await openCountedLine((echo.address() as AddressInfo).port);
  onTestFinished(() => line.close());

  const sockets = [1, 2].map(() => connect({ port: line.port, host: '127.0.0.1' }));
  for (const [index, socket] of sockets.entries()) {
    socket.write('x'.repeat(1_000 * (index + 1)));
    let received = 0;
    socket.on('data', (chunk) => (received += chunk.length));
    await eventually(() => received === 1_000 * (index + 1));
  }
  expect(line.bytes).toBe(2 * 3_000);
  expect(line.connections).toBe(2);

  for (const socket of sockets) socket.destroy();
  await eventually(() => line.connections === 0);
});

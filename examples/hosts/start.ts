// npm run html, react, vue …: one of the hosts, with the service beside it. Enter sells something; Ctrl-C ends both.
import { once } from 'node:events';
import { existsSync, globSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import type { Host } from './lib/host.ts';
import { startService } from './lib/service.ts';

const here = import.meta.dirname;
const name = process.argv[2] ?? '';
if (!/^[\w-]+$/.test(name) || !existsSync(`${here}/${name}/host.ts`)) {
  const names = globSync('*/host.ts', { cwd: here }).map((path) => path.replace(/[\\/].*/, ''));
  console.error(`Which host? One of: ${names.sort().join(', ')}`);
  process.exit(1);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));

const { host } = (await import(`./${name}/host.ts`)) as { readonly host: Host };
const port = Number(process.env.PORT) || (await freePort());
const origin = `http://127.0.0.1:${port}`;
const service = await startService(origin, host.isGuarded === true);
await host.start({ port, service: service.url, secretFile: service.secretFile });

console.log(`Page:    ${origin}${host.path ?? '/'}`);
console.log(`Service: ${service.url}`);
console.log('Press Enter to sell a chitenge for K250, Ctrl-C to end.');
for await (const _line of createInterface({ input: process.stdin })) {
  await service.sell();
  console.log('Sold one.');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

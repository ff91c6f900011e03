import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type { Host } from '../lib/host.ts';
import { startSite } from '../lib/site.ts';

const root = import.meta.dirname;

export const host: Host = {
  async start({ port, service }) {
    await build({ root, logLevel: 'warn', build: { ssr: 'server.tsx', outDir: 'dist/server' } });
    const input = { client: join(root, 'client.tsx') };
    const output = { entryFileNames: '[name].js' };
    await build({ root, logLevel: 'warn', build: { outDir: 'dist/client', rollupOptions: { input, output } } });
    const { page } = (await import(join(root, 'dist/server/server.js'))) as { page(script: string): string };
    await startSite({
      port,
      service,
      answer(path) {
        if (path === '/') return { body: page('/client.js') };
        if (!/^\/[\w/-]+\.js$/.test(path)) return undefined;
        return { type: 'text/javascript', body: readFileSync(join(root, 'dist/client', path)) };
      },
    });
  },
};

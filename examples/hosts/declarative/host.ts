// A server that draws the elements' frames itself (declarative shadow DOM). It knows neither the viewer's language nor their clock.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type { Host } from '../lib/host.ts';
import { startSite } from '../lib/site.ts';

const root = import.meta.dirname;

export const host: Host = {
  async start({ port, service }) {
    const output = { entryFileNames: '[name].js' };
    await build({ root, logLevel: 'warn', build: { rollupOptions: { input: join(root, 'client.ts'), output } } });
    const { page } = await import('./page.ts');
    await startSite({
      port,
      service,
      async answer(path) {
        if (path === '/') return { body: await page('/client.js') };
        // The same page with the script tag, which knows nothing of the server's drawing.
        if (path === '/plain') return { body: await page('/bizboost/elements.js') };
        if (!/^\/[\w/-]+\.js$/.test(path)) return undefined;
        return { type: 'text/javascript', body: readFileSync(join(root, 'dist', path)) };
      },
    });
  },
};

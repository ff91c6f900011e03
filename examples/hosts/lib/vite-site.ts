// A host that is built: by Vite, with the service behind its own address, as its developers and its users have it.
import { build, preview } from 'vite';
import type { Place } from './host.ts';

/** Builds a folder's application and serves what came out. Its `vite.config.ts` hands `/bizboost` on to `BIZBOOST`. */
export async function startBuilt(root: string, { port, service }: Place): Promise<void> {
  process.env.BIZBOOST = new URL(service).origin;
  await build({ root, logLevel: 'warn' });
  await preview({ root, logLevel: 'warn', preview: { port, host: '127.0.0.1', strictPort: true } });
}

import type { Host } from '../lib/host.ts';
import { startBuilt } from '../lib/vite-site.ts';

export const host: Host = { start: (place) => startBuilt(import.meta.dirname, place) };

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Host } from '../lib/host.ts';
import { startBuilt } from '../lib/vite-site.ts';

const root = import.meta.dirname;
const ngc = fileURLToPath(new URL('../node_modules/.bin/ngc', import.meta.url));

export const host: Host = {
  start(place) {
    execFileSync(ngc, ['-p', 'tsconfig.json'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    return startBuilt(root, place);
  },
};

// A site below a path of its own, without a build: the bundle copied beside its pages, each file held to its hash.
import { readFileSync } from 'node:fs';
import { bundled, integrity } from '../lib/bundle.ts';
import type { Host } from '../lib/host.ts';
import { startSite, type Answer } from '../lib/site.ts';

const PREFIX = '/customers/7f3a/shop';
const ASSETS = `${PREFIX}/assets/bizboost/`;

export const host: Host = {
  path: `${PREFIX}/`,
  start: ({ port, service }) => startSite({ port, service, api: `${PREFIX}/api`, answer }),
};

function answer(path: string): Answer | undefined {
  if (path === `${PREFIX}/`) return { body: page() };
  return path.startsWith(ASSETS) ? bundled(path.slice(ASSETS.length)) : undefined;
}

function page(): string {
  const hashes = Object.entries(integrity).map(([file, hash]) => [`${ASSETS}${file}`, hash]);
  return readFileSync(new URL('index.html', import.meta.url), 'utf8')
    .replace('{{importmap}}', JSON.stringify({ integrity: Object.fromEntries(hashes) }))
    .replace('{{integrity}}', integrity['elements.js'] ?? '');
}

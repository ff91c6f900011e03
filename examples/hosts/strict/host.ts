// A site that forbids everything and then allows what it uses: no inline script, no inline style, no string as code or as markup.
import { readFileSync } from 'node:fs';
import { bundled } from '../lib/bundle.ts';
import type { Host } from '../lib/host.ts';
import { startSite, type Answer } from '../lib/site.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'", // the loader and its chunks
  "connect-src 'self'", // the service
  'img-src data:', // the page's own empty icon
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html', // the one policy that the elements make; a page with a Lit of its own adds 'allow-duplicates'
].join('; ');

export const host: Host = { start: ({ port, service }) => startSite({ port, service, answer }) };

function answer(path: string): Answer | undefined {
  if (path === '/') return { headers: { 'content-security-policy': POLICY }, body: read('index.html') };
  if (path === '/page.js') return { type: 'text/javascript', body: read('page.js') };
  return path.startsWith('/assets/') ? bundled(path.slice('/assets/'.length)) : undefined;
}

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

// A site with a history: its own Lit, and two versions of our bundle, each brought by somebody else.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundled } from '../lib/bundle.ts';
import type { Host } from '../lib/host.ts';
import { startSite, type Answer } from '../lib/site.ts';

// Three copies of Lit make its policy three times.
const POLICY = "require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'";
const MODULES = fileURLToPath(new URL('../node_modules', import.meta.url));
const { version } = JSON.parse(readFileSync(`${MODULES}/@bizboost/elements/package.json`, 'utf8')) as {
  version: string;
};

export const host: Host = { start: ({ port, service }) => startSite({ port, service, answer }) };

function answer(path: string): Answer | undefined {
  if (path === '/') return { headers: { 'content-security-policy': POLICY }, body: read('index.html') };
  if (path === '/page.js') return { type: 'text/javascript', body: read('page.js') };
  const [, from, file = ''] = /^\/(theme|plugin|modules)\/(.+)$/.exec(path) ?? [];
  if (from === 'theme') return bundled(file);
  if (from === 'plugin') return asVersion('9.9.9', bundled(file));
  if (from === 'modules' && /^(@lit\/|lit(-\w+)?\/)[\w./-]+\.js$/.test(file) && !file.includes('..'))
    return { type: 'text/javascript', body: readFileSync(`${MODULES}/${file}`) };
  return undefined;
}

/** What a version to come would bring: the same code under another number. */
function asVersion(other: string, file: Answer | undefined): Answer | undefined {
  return file && { ...file, body: String(file.body).replaceAll(`"${version}"`, `"${other}"`) };
}

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/**
 * One script tag for pages without a build: finds the tags that the page uses and fetches only their code, from beside this file.
 *
 *     <script type="module" src="…/elements.js"></script>
 *
 * Tags inside the shadow root of somebody else's element are found with `discover(root)`. They speak the language of the page; words of its own
 * the page brings with `addMessages`.
 */

import '../languages.ts';
import { offerFurtherElements } from '../kit/further-elements.ts';

export { addMessages } from '../kit/i18n/catalog.ts';

// A table of imports, so that a bundler cuts a chunk for each and writes their addresses relative to this file.
const MODULES: Readonly<Record<string, () => Promise<unknown>>> = {
  'live-dashboard': () => import('../live-dashboard.ts'),
  'bizboost-metric-card': () => import('../metric-card.ts'),
  'bizboost-metric-chart': () => import('../metric-chart.ts'),
  'bizboost-metric-drivers': () => import('../metric-drivers.ts'),
  'bizboost-metric-receipt': () => import('../metric-receipt.ts'),
  'bizboost-take-away': () => import('../take-away.ts'),
  'bizboost-campaign-table': () => import('../campaign-table.ts'),
  'bizboost-period-picker': () => import('../period-picker.ts'),
  'content-suggestions': () => import('../content-suggestions.ts'),
  'post-composer': () => import('../post-composer.ts'),
  'bizboost-best-times': () => import('../best-times.ts'),
};

offerFurtherElements((tag) => load(tag));

const TAGS = Object.keys(MODULES);
const UNDEFINED = TAGS.map((tag) => `${tag}:not(:defined)`).join();
const asked = new Map<string, Promise<boolean>>();

/** Defines the elements that are used in and below a place; resolves when they are. Says on the document if one could not be. */
export async function discover(place: Element | Document | ShadowRoot = document): Promise<void> {
  const found = new Set([...place.querySelectorAll(UNDEFINED)].map(({ localName }) => localName));
  if (place instanceof Element && place.matches(UNDEFINED)) found.add(place.localName);
  if (found.size === 0) return;
  await Promise.all([...found].map(load));
  document.dispatchEvent(new CustomEvent('bizboost-discovered', { detail: { tags: [...found] } }));
}

function load(tag: string): Promise<boolean> {
  const running = asked.get(tag);
  if (running !== undefined) return running;
  const loading = (MODULES[tag] as () => Promise<unknown>)().then(
    () => true,
    (error: unknown) => failed(tag, error),
  );
  asked.set(tag, loading);
  return loading;
}

// A page may refuse our code (a content security policy, a second copy of Lit under Trusted Types), or the network may: the page
// must hear of it once and live on, and a later tag may try again.
function failed(tag: string, error: unknown): boolean {
  asked.delete(tag);
  console.error(`[bizboost] <${tag}> could not be loaded.`, error);
  const message = `The code of <${tag}> could not be loaded or was refused by this page.`;
  document.dispatchEvent(
    new CustomEvent('bizboost-error', { bubbles: true, detail: { code: 'unavailable', message, retryable: true } }),
  );
  return false;
}

const observer = new MutationObserver((records) => {
  for (const { addedNodes } of records) {
    for (const node of addedNodes) if (node instanceof Element) void discover(node);
  }
});

/** Stops looking for tags that come later. */
export function stop(): void {
  observer.disconnect();
}

observer.observe(document, { childList: true, subtree: true });
void discover();

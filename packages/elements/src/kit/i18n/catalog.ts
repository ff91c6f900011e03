import type { Message, MessageCode, Messages } from './messages.ts';

/** Fetches sentences of a language when they are first needed. */
export type MessageLoader = () => Promise<Messages>;

const loaded = new Map<string, Messages>();
const overrides = new Map<string, Messages>();
/** What may still be fetched, by language, and there by a code that only those who need it can say. */
const loaders = new Map<string, Map<MessageCode, MessageLoader>>();
const listeners = new Set<() => void>();

/**
 * Teaches the elements a language, or corrects one: given sentences come before those already known, and what is not given stays
 * as it was. A function is called when an element first needs the language; if it fails, once more when another element does, or
 * the network is back. Elements on the page are worded anew.
 *
 * A language may come in several files: a function with a code as `part` is called for elements alone that can say that, e.g.
 * `'compose.title'` for the composer.
 */
export function addMessages(locale: string, messages: Messages | MessageLoader, part: MessageCode = 'none'): void {
  const tag = canonicalLocale(locale);
  if (typeof messages === 'function') loadersOf(tag).set(part, messages);
  else overrides.set(tag, { ...overrides.get(tag), ...messages });
  tellMessages();
}

/** `es-PE` → `es-PE`, `es`, `en`. Something that is no language tag → `en`. */
export function localeChain(locale: string): readonly string[] {
  const tag = canonicalLocale(locale);
  const parts = tag.split('-');
  const chain = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
  return chain.includes('en') ? chain : [...chain, 'en'];
}

/** The message of the nearest language that has it, and that language, by which its plural is chosen; at last that of `native`, in English. */
export function findMessage(
  code: MessageCode,
  chain: readonly string[],
  native: Messages,
): { readonly message: Message; readonly locale: string } {
  for (const locale of chain) {
    const message = overrides.get(locale)?.[code] ?? loaded.get(locale)?.[code];
    if (message !== undefined) return { message, locale };
  }
  return { message: native[code] ?? code, locale: 'en' };
}

/** Starts loading what the chain lacks of what `native` has; listeners hear when it is there. What cannot be loaded is said in the next language. */
export function loadMessages(chain: readonly string[], native: Messages): void {
  for (const locale of chain)
    for (const [part, load] of [...(loaders.get(locale) ?? [])]) if (part in native) void loadPart(locale, part, load);
}

async function loadPart(locale: string, part: MessageCode, load: MessageLoader): Promise<void> {
  const others = loadersOf(locale);
  others.delete(part);
  try {
    const messages = await load();
    // What a host brings for the whole of a language comes before a part of it, whichever is there first.
    const known = loaded.get(locale);
    loaded.set(locale, part === 'none' ? { ...known, ...messages } : { ...messages, ...known });
    tellMessages();
  } catch {
    if (!others.has(part)) others.set(part, load);
    globalThis.addEventListener?.('online', tellMessages, { once: true });
  }
}

function loadersOf(locale: string): Map<MessageCode, MessageLoader> {
  const known = loaders.get(locale) ?? new Map<MessageCode, MessageLoader>();
  loaders.set(locale, known);
  return known;
}

/** Calls back whenever sentences were added. */
export function onMessages(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The tag as `Intl` spells it; `en` for what it does not take. */
export function canonicalLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** Tells listeners that there is more to say. */
export function tellMessages(): void {
  for (const listener of listeners) listener();
}

import type { Message, MessageCode, Messages } from './messages.ts';

/** Fetches a language's sentences when they are first needed. */
export type MessageLoader = () => Promise<Messages>;

const loaded = new Map<string, Messages>();
const overrides = new Map<string, Messages>();
const loaders = new Map<string, MessageLoader>();
const pending = new Map<string, Promise<void>>();
const listeners = new Set<() => void>();

/**
 * Teaches the elements a language, or corrects one: given sentences come before those already known, and what is not given stays
 * as it was. A function is called when an element first needs the language. Elements on the page are worded anew.
 */
export function addMessages(locale: string, messages: Messages | MessageLoader): void {
  const tag = canonicalLocale(locale);
  if (typeof messages === 'function') {
    loaders.set(tag, messages);
    pending.delete(tag);
  } else overrides.set(tag, { ...overrides.get(tag), ...messages });
  tell();
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

/** Starts loading what the chain lacks; listeners hear when it is there. A language that cannot be loaded falls back. */
export function loadMessages(chain: readonly string[]): void {
  for (const locale of chain) {
    const load = loaders.get(locale);
    if (load === undefined || pending.has(locale)) continue;
    const wait = load().then(
      (messages) => {
        loaded.set(locale, messages);
        tell();
      },
      () => undefined,
    );
    pending.set(locale, wait);
  }
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

function tell(): void {
  for (const listener of listeners) listener();
}

import type { Language } from '../../kit/language.ts';

/** The channels everybody has keep their colour whatever else a business sells on. */
const KNOWN = new Map(Object.entries({ facebook: 1, instagram: 2, whatsapp: 3, website: 4, unknown: 8 }));
const FREE = [5, 6, 7];

/** Which series colour each channel has: by its name, so that it is the same in every period. */
export function channelInk(names: readonly string[]): ReadonlyMap<string, number> {
  const others = names.filter((name) => !KNOWN.has(name)).sort();
  return new Map(names.map((name) => [name, KNOWN.get(name) ?? FREE[others.indexOf(name) % FREE.length] ?? 8]));
}

/** A channel as people call it: `whatsapp` → `WhatsApp`, `pop_up.stall` → `Pop up stall`. */
export function channelName(name: string, language: Language): string {
  const spaced = name.replace(/[_.-]+/g, ' ').trim();
  return language.sayIfKnown(`channel.${name}`, spaced.charAt(0).toLocaleUpperCase(language.locale) + spaced.slice(1));
}

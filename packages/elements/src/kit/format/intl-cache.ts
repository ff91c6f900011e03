// A new Intl formatter costs about fifty times one format call, so they are kept: the least recently used goes first.
const LIMIT = 64;
const kept = new Map<string, unknown>();

function remembered<T>(key: string, make: () => T): T {
  const known = kept.get(key) as T | undefined;
  const value = known ?? make();
  kept.delete(key);
  kept.set(key, value);
  if (kept.size > LIMIT) kept.delete(kept.keys().next().value as string);
  return value;
}

/** `locale` must be one that `Intl` takes; options it refuses throw a `RangeError`. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return remembered(`n${locale}${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options));
}

export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return remembered(`d${locale}${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale, options));
}

export function relativeFormat(locale: string): Intl.RelativeTimeFormat {
  return remembered(`r${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }));
}

export function listFormat(locale: string): Intl.ListFormat {
  return remembered(`l${locale}`, () => new Intl.ListFormat(locale, { type: 'conjunction' }));
}

export function pluralRules(locale: string): Intl.PluralRules {
  return remembered(`p${locale}`, () => new Intl.PluralRules(locale));
}

/** Forgets all of them: the device's language settings changed. */
export function clearFormats(): void {
  kept.clear();
}

/** How many are kept. */
export function keptFormats(): number {
  return kept.size;
}

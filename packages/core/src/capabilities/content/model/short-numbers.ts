/** More digits of what is learned say nothing, and would make half of what a page downloads. */
const DIGITS = 6;

/** Plain data with its numbers cut to six digits that count; a copy. */
export function withShortNumbers<T>(data: T): T {
  if (typeof data === 'number') return Number(data.toPrecision(DIGITS)) as T;
  if (Array.isArray(data)) return data.map(withShortNumbers) as T;
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, withShortNumbers(value)])) as T;
}

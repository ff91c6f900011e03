/** The `error` parameter of a schema or a check. */
export interface Words {
  error(issue: { readonly input?: unknown }): string;
}

/**
 * The sentence of a refusal: what was expected, what came, what to do.
 * @param expected a noun phrase, e.g. `a positive integer`
 * @param todo what to do about it, in the imperative
 */
export function expecting(expected: string, todo?: string): Words {
  const advice = todo === undefined ? '' : `: ${todo}`;
  return { error: (issue) => `Expected ${expected}, ${cameAs(issue.input)}${advice}.` };
}

/** `got "…"`, shortened, or `but it is missing`. */
export function cameAs(value: unknown): string {
  return value === undefined ? 'but it is missing' : `got ${shortened(value)}`;
}

const LONGEST = 60;

/** A value as a reader recognises it, at most about 60 characters, whatever it is. */
export function shortened(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty array' : `an array of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`;
  const text = typeof value === 'string' ? JSON.stringify(value.slice(0, LONGEST + 1)) : String(value);
  return text.length <= LONGEST + 2 ? text : `${text.slice(0, LONGEST)}…`;
}

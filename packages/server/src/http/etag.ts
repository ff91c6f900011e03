/** The entity tag that names a revision. */
export function etagOf(revision: string): string {
  return `"${revision}"`;
}

// An entity tag of a list: anything but quotes, between quotes, weak or not (RFC 9110, 8.8.3).
const ENTITY_TAG = /(?:W\/)?"([^"]*)"/g;

/**
 * Whether an `If-None-Match` header holds this revision: one tag, a list, or `*`.
 * Compared weakly, as the header asks for (RFC 9110, 13.1.2), so proxies that weaken a tag lose nothing.
 */
export function holdsRevision(ifNoneMatch: string | null | undefined, revision: string): boolean {
  if (!ifNoneMatch) return false;
  if (ifNoneMatch.trim() === '*') return true;
  for (const [, tag] of ifNoneMatch.matchAll(ENTITY_TAG)) if (tag === revision) return true;
  return false;
}

/**
 * 32 bits that depend on all of some texts, one after the other. Part of what is kept (`bizboost_claim`), so it must never change.
 * (FNV-1a over UTF-16 units, a text's end being one of them, then the final mixing of MurmurHash3.)
 */
export function hashOf(...texts: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const text of texts) {
    for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    hash = Math.imul(hash ^ END, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** No UTF-16 unit. */
const END = 0x10000;

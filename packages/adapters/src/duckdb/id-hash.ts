// Others in each process, so that nobody can choose ids that meet.
const SEEDS = crypto.getRandomValues(new Uint32Array(2));

/**
 * Writes 64 bits of each id into `halves`, two numbers of 32 bits for each: two multiplicative hashes side by side (as FNV-1a, with different
 * odd multipliers), each finished with the other mixed in (the finalizer of MurmurHash3).
 */
export function hashIds(ids: readonly string[], halves: Uint32Array): void {
  for (let index = 0; index < ids.length; index++) hashId(ids[index] as string, halves, index * 2);
}

function hashId(id: string, halves: Uint32Array, at: number): void {
  let low = SEEDS[0] as number;
  let high = SEEDS[1] as number;
  for (let index = 0; index < id.length; index++) {
    const unit = id.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x5bd1e995);
    // The high bits of a product come down, or they would never reach the low ones.
    high ^= high >>> 15;
  }
  halves[at] = finished(low ^ (high >>> 7));
  halves[at + 1] = finished(high ^ Math.imul(low, 0x9e3779b1));
}

function finished(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

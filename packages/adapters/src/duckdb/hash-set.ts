const FIRST_PLACES = 32;

/**
 * Different hashes of 64 bits, each in two halves: 12 to 24 bytes a hash, nothing for the collector to follow. Open addressing, at most two
 * thirds full; a place of two zeros is free, so the hash of two zeros is kept as another.
 */
export class HashSet {
  #halves = new Uint32Array(FIRST_PLACES * 2);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get bytes(): number {
    return this.#halves.byteLength;
  }

  /** Whether the hash was not there before. */
  add(low: number, high: number): boolean {
    const first = low === 0 && high === 0 ? 1 : low >>> 0;
    const second = high >>> 0;
    const place = this.#placeOf(first, second);
    if (this.#halves[place] === first && this.#halves[place + 1] === second) return false;
    this.#halves[place] = first;
    this.#halves[place + 1] = second;
    this.#size++;
    if (this.#size * 3 > this.#halves.length) this.#grow();
    return true;
  }

  #grow(): void {
    const kept = this.#halves;
    this.#halves = new Uint32Array(kept.length * 2);
    for (let from = 0; from < kept.length; from += 2) {
      const low = kept[from] as number;
      const high = kept[from + 1] as number;
      if (low === 0 && high === 0) continue;
      const place = this.#placeOf(low, high);
      this.#halves[place] = low;
      this.#halves[place + 1] = high;
    }
  }

  /** Where the hash is, or the free place where it belongs. */
  #placeOf(low: number, high: number): number {
    const halves = this.#halves;
    const last = halves.length - 1;
    let place = (low << 1) & last;
    for (;;) {
      const first = halves[place] as number;
      const second = halves[place + 1] as number;
      if ((first === low && second === high) || (first === 0 && second === 0)) return place;
      place = (place + 2) & last;
    }
  }
}

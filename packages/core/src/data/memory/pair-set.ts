/** Bits that are worth their memory: 32 MiB. */
const MOST_BITS = 2 ** 28;

/**
 * Pairs of a key and a person, each once. A bit for every possible pair where that is little memory; else the pairs that occur, sorted
 * now and then to drop repetitions: 8 bytes each.
 */
export class PairSet {
  readonly #people: number;
  readonly #bits: Uint32Array | undefined;
  #pairs = new Float64Array(0);
  #length = 0;

  /** @param keys how many keys there may be, at most */
  constructor(keys: number, people: number) {
    this.#people = people;
    this.#bits = keys * people <= MOST_BITS ? new Uint32Array(Math.ceil((keys * people) / 32)) : undefined;
  }

  add(key: number, person: number): void {
    const pair = key * this.#people + person;
    if (this.#bits !== undefined) (this.#bits[pair >>> 5] as number) |= 1 << (pair & 31);
    else this.#append(pair);
  }

  /** How many people each key has, for keys that have any. */
  counts(): ReadonlyMap<number, number> {
    const counts = new Map<number, number>();
    const count = (pair: number): void => {
      const key = Math.floor(pair / this.#people);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    };
    if (this.#bits !== undefined) forEachBit(this.#bits, count);
    else this.#compact().forEach(count);
    return counts;
  }

  #append(pair: number): void {
    if (this.#length === this.#pairs.length) {
      const kept = this.#compact();
      this.#pairs = new Float64Array(Math.max(4_096, kept.length * 2));
      this.#pairs.set(kept);
      this.#length = kept.length;
    }
    this.#pairs[this.#length++] = pair;
  }

  /** Each pair once, ascending. */
  #compact(): Float64Array {
    const sorted = this.#pairs.subarray(0, this.#length).sort();
    let length = 0;
    for (const pair of sorted) if (length === 0 || sorted[length - 1] !== pair) sorted[length++] = pair;
    return sorted.subarray(0, length);
  }
}

function forEachBit(words: Uint32Array, visit: (bit: number) => void): void {
  for (let index = 0; index < words.length; index++) {
    for (let rest = words[index] as number; rest !== 0; rest &= rest - 1)
      visit(index * 32 + 31 - Math.clz32(rest & -rest));
  }
}

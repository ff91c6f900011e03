const FIRST_SLOTS = 64;

/**
 * Combinations of three codes that occur together, numbered in order of appearance; 0 is the three zeros. What rows are told apart by most
 * often has few combinations: kept as one column, any grouping and filter by the three costs a row one lookup, where three columns cost three.
 */
export class Combinations {
  #size = 1;
  /** By part, then by number of the combination: the code. Longer than `size`. */
  readonly #codes: [Uint32Array, Uint32Array, Uint32Array];
  /** Numbers of combinations; 0 is a free place. */
  #slots = new Uint32Array(FIRST_SLOTS);

  constructor() {
    const column = (): Uint32Array => new Uint32Array(FIRST_SLOTS / 2);
    this.#codes = [column(), column(), column()];
  }

  /** One more than the largest number. */
  get size(): number {
    return this.#size;
  }

  /** The codes of one part by number of the combination. Only the first `size` mean something, until one is added. */
  codesOf(part: 0 | 1 | 2): Uint32Array {
    return this.#codes[part];
  }

  /** The number of a combination, a new one if it has not been seen. */
  numberOf(a: number, b: number, c: number): number {
    if (a === 0 && b === 0 && c === 0) return 0;
    const slot = this.#slotOf(a, b, c);
    const known = this.#slots[slot] as number;
    return known === 0 ? this.#addAt(slot, [a, b, c]) : known;
  }

  #addAt(slot: number, codes: readonly [number, number, number]): number {
    const number = this.#size++;
    this.#slots[slot] = number;
    this.#codes.forEach((column, part) => (column[number] = codes[part] as number));
    if (this.#size * 2 === this.#slots.length) this.#grow();
    return number;
  }

  #grow(): void {
    this.#codes.forEach((column, part) => {
      const longer = (this.#codes[part] = new Uint32Array(column.length * 2));
      longer.set(column);
    });
    this.#slots = new Uint32Array(this.#slots.length * 2);
    const [as, bs, cs] = this.#codes;
    for (let number = 1; number < this.#size; number++) {
      this.#slots[this.#slotOf(as[number] as number, bs[number] as number, cs[number] as number)] = number;
    }
  }

  /** Where a combination is, or the free place where it belongs. */
  #slotOf(a: number, b: number, c: number): number {
    const [as, bs, cs] = this.#codes;
    const last = this.#slots.length - 1;
    let slot = hashOf(a, b, c) & last;
    for (;;) {
      const number = this.#slots[slot] as number;
      if (number === 0 || (as[number] === a && bs[number] === b && cs[number] === c)) return slot;
      slot = (slot + 1) & last;
    }
  }
}

/** Codes are small and follow each other: multiplied by odd constants, the high bits mixed into the low ones. */
function hashOf(a: number, b: number, c: number): number {
  const hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77) ^ Math.imul(c, 0xc2b2ae3d);
  return hash ^ (hash >>> 15);
}

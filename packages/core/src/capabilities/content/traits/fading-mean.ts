/** A sum and the weight behind it, as they are kept. */
export type KeptMean = readonly [sum: number, weight: number];

/** A mean in which older numbers count less: half as much for each `halfLife` numbers that came after. */
export class FadingMean {
  readonly #fade: number;
  #sum: number;
  #weight: number;

  /**
   * @param halfLife in numbers added; `Infinity` for a plain mean
   * @param kept one that was kept, to go on with
   */
  constructor(halfLife: number, [sum, weight]: KeptMean = [0, 0]) {
    this.#fade = 0.5 ** (1 / halfLife);
    this.#sum = sum;
    this.#weight = weight;
  }

  add(value: number): void {
    this.#sum = this.#sum * this.#fade + value;
    this.#weight = this.#weight * this.#fade + 1;
  }

  /** `undefined` before the first number. */
  get mean(): number | undefined {
    return this.#weight === 0 ? undefined : this.#sum / this.#weight;
  }

  /** The mean as if `count` zeros had been added too, so that few numbers say little. 0 for none. */
  shrunk(count: number): number {
    return this.#sum / (this.#weight + count);
  }

  kept(): KeptMean {
    return [this.#sum, this.#weight];
  }
}

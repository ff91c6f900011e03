/** Terms by number, so that those of many posts are looked up once and not for each model that is made of them. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly #terms: string[] = [];
  readonly #known = new WeakMap<readonly string[], Int32Array>();

  get size(): number {
    return this.#terms.length;
  }

  term(number: number): string {
    return this.#terms[number] as string;
  }

  /** The numbers of a list of terms, in its order. The list must not change. */
  numbersOf(terms: readonly string[]): Int32Array {
    let numbers = this.#known.get(terms);
    if (numbers === undefined) {
      numbers = Int32Array.from(terms, (term) => this.#numberOf(term));
      this.#known.set(terms, numbers);
    }
    return numbers;
  }

  #numberOf(term: string): number {
    let number = this.#numbers.get(term);
    if (number === undefined) {
      number = this.#terms.push(term) - 1;
      this.#numbers.set(term, number);
    }
    return number;
  }
}

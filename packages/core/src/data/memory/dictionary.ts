/** Words of one column as small integers, in order of appearance. Code 0 is "has none". */
export class Dictionary {
  readonly #codes = new Map<string, number>();
  readonly #words: (string | undefined)[] = [undefined];

  /** One more than the largest code. */
  get size(): number {
    return this.#words.length;
  }

  /** The code of a word, a new one if it has not been seen. */
  codeOf(word: string | undefined): number {
    if (word === undefined) return 0;
    const known = this.#codes.get(word);
    if (known !== undefined) return known;
    const code = this.#words.length;
    this.#codes.set(word, code);
    this.#words.push(word);
    return code;
  }

  /** The code of a word that may never have been seen; `undefined` then. */
  find(word: string | null): number | undefined {
    return word === null ? 0 : this.#codes.get(word);
  }

  /** `undefined` for code 0. */
  wordOf(code: number): string | undefined {
    return this.#words[code];
  }
}

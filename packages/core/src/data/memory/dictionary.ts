import { TextSet } from './text-set.ts';

/** Words of one column as small integers, in order of appearance. Code 0 is "has none". */
export class Dictionary {
  readonly #words = new TextSet();

  /** One more than the largest code. */
  get size(): number {
    return this.#words.size + 1;
  }

  /** The code of a word, a new one if it has not been seen. */
  codeOf(word: string | undefined): number {
    return word === undefined ? 0 : this.#words.add(word) + 1;
  }

  /** The code of a word that may never have been seen; `undefined` then. */
  find(word: string | null): number | undefined {
    if (word === null) return 0;
    const number = this.#words.find(word);
    return number === -1 ? undefined : number + 1;
  }

  /** `undefined` for code 0. */
  wordOf(code: number): string | undefined {
    return this.#words.textOf(code - 1);
  }
}

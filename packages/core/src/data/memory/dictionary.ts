import { TextSet } from './text-set.ts';

/** A power of two. */
const REMEMBERED = 64;

/** Words of one column as small integers, in order of appearance. Code 0 is "has none". */
export class Dictionary {
  readonly #words = new TextSet();
  // The words seen last, by a hash of next to no cost: most columns have a handful that come again and again.
  readonly #lastWords: (string | undefined)[] = Array.from({ length: REMEMBERED }, () => undefined);
  readonly #lastCodes = new Uint32Array(REMEMBERED);

  /** One more than the largest code. */
  get size(): number {
    return this.#words.size + 1;
  }

  /** The code of a word, a new one if it has not been seen. */
  codeOf(word: string | undefined): number {
    if (word === undefined) return 0;
    const last = word.length - 1;
    const place = (last * 31 + word.charCodeAt(0) * 7 + word.charCodeAt(last)) & (REMEMBERED - 1);
    if (this.#lastWords[place] === word) return this.#lastCodes[place] as number;
    const code = this.#words.add(word) + 1;
    this.#lastWords[place] = word;
    this.#lastCodes[place] = code;
    return code;
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

import { PackedTexts } from './packed-texts.ts';

/** As `Dictionary`, for words of which there are many and which are seldom read back: ids of people, sessions, sales. */
export class PackedDictionary {
  readonly #words = new PackedTexts();

  get size(): number {
    return this.#words.size + 1;
  }

  codeOf(word: string | undefined): number {
    return word === undefined ? 0 : this.#words.add(word) + 1;
  }

  find(word: string | null): number | undefined {
    if (word === null) return 0;
    const number = this.#words.find(word);
    return number === -1 ? undefined : number + 1;
  }

  wordOf(code: number): string | undefined {
    return this.#words.textOf(code - 1);
  }
}

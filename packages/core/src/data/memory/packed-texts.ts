import { hashOfWords, textOfWords, TextWords } from './text-words.ts';

const FIRST_SLOTS = 64;
/** Up to here tables grow fourfold, since growing is what costs; beyond it memory counts. */
const SMALL_SLOTS = 1 << 18;
const BLOCK_BITS = 16;
const BLOCK_WORDS = 1 << BLOCK_BITS;
const FIRST_WORDS = 256;
const OFFSET = BLOCK_WORDS - 1;

// Shared by all, since nothing stays in it: the text that is looked for or added.
const written = new TextWords();

/**
 * Different texts, numbered 0, 1, 2, … in order of appearance, side by side in blocks: ids come by the million, and as strings each would be
 * one more thing for the collector to move and to follow. Open addressing with a byte of each hash beside the numbers, so that looking for
 * a new text seldom leaves the cache: 13 to 34 bytes a text beside its characters. Blocks are never copied, since memory that is
 * touched for the first time costs more than anything else here.
 */
export class PackedTexts {
  #size = 0;
  /** Texts one after the other; none is in two blocks. The first grows up to the size of the others. */
  readonly #blocks: Int32Array[] = [new Int32Array(FIRST_WORDS)];
  /** Where the texts of each block end. */
  readonly #ends: number[] = [0];
  /** By number: the block in the upper 16 bits, the offset in it in the lower ones. */
  #starts = new Uint32Array(FIRST_SLOTS);
  /** By slot: 1 to 255 of a text's hash; 0 is a free place. */
  #tags = new Uint8Array(FIRST_SLOTS);
  /** By slot: the number of the text. */
  #numbers = new Uint32Array(FIRST_SLOTS);

  get size(): number {
    return this.#size;
  }

  textOf(number: number): string | undefined {
    if (!(number >= 0 && number < this.#size)) return undefined;
    const start = this.#starts[number] as number;
    return textOfWords(this.#blockOf(start), start & OFFSET);
  }

  /** The number of a text, or -1 if it has not been added. */
  find(text: string): number {
    const slot = this.#slotOf(written.write(text));
    return this.#tags[slot] === 0 ? -1 : (this.#numbers[slot] as number);
  }

  /** The number of a text: `size` as it was before, if it is new. */
  add(text: string): number {
    const hash = written.write(text);
    const slot = this.#slotOf(hash);
    return this.#tags[slot] === 0 ? this.#keep(slot, hash) : (this.#numbers[slot] as number);
  }

  /** Where what was written is, or the free place where it belongs. */
  #slotOf(hash: number): number {
    const tags = this.#tags;
    const last = tags.length - 1;
    const tag = tagOf(hash);
    let slot = hash & last;
    for (;;) {
      const found = tags[slot] as number;
      if (found === 0 || (found === tag && this.#isWritten(this.#numbers[slot] as number))) return slot;
      slot = (slot + 1) & last;
    }
  }

  /** Whether a text is what was written. */
  #isWritten(number: number): boolean {
    const { words, length } = written;
    const from = this.#starts[number] as number;
    const offset = from & OFFSET;
    if (this.#endOf(number) - offset !== length) return false;
    const block = this.#blockOf(from);
    for (let index = 0; index < length; index++) if (block[offset + index] !== words[index]) return false;
    return true;
  }

  #blockOf(start: number): Int32Array {
    return this.#blocks[start >>> BLOCK_BITS] as Int32Array;
  }

  /** Where in its block a text ends. */
  #endOf(number: number): number {
    const block = (this.#starts[number] as number) >>> BLOCK_BITS;
    const next = this.#starts[number + 1] as number;
    return number + 1 < this.#size && next >>> BLOCK_BITS === block ? next & OFFSET : (this.#ends[block] as number);
  }

  #keep(slot: number, hash: number): number {
    const number = this.#size;
    if (number + 1 === this.#starts.length) this.#starts = longer(this.#starts, new Uint32Array(number * 2 + 2));
    this.#starts[number] = this.#copy();
    this.#size++;
    this.#tags[slot] = tagOf(hash);
    this.#numbers[slot] = number;
    if (this.#size * 4 > this.#tags.length * 3) this.#growSlots();
    return number;
  }

  /** Copies what was written to where the next text belongs, and returns where that is. */
  #copy(): number {
    const { words, length } = written;
    const last = this.#openBlock(length);
    const block = this.#blocks[last] as Int32Array;
    const offset = this.#ends[last] as number;
    for (let index = 0; index < length; index++) block[offset + index] = words[index] as number;
    this.#ends[last] = offset + length;
    return ((last << BLOCK_BITS) | offset) >>> 0;
  }

  /** The block that has room for so many bytes, or is made to. */
  #openBlock(length: number): number {
    const last = this.#blocks.length - 1;
    const block = this.#blocks[last] as Int32Array;
    const needed = (this.#ends[last] as number) + length;
    if (needed <= block.length && needed <= BLOCK_WORDS) return last;
    if (last === 0 && needed <= BLOCK_WORDS) {
      const size = Math.min(BLOCK_WORDS, Math.max(needed, block.length * 4));
      this.#blocks[0] = longer(block, new Int32Array(size));
      return 0;
    }
    this.#ends.push(0);
    return this.#blocks.push(new Int32Array(Math.max(BLOCK_WORDS, length))) - 1;
  }

  #growSlots(): void {
    const slots = this.#tags.length * (this.#tags.length < SMALL_SLOTS ? 4 : 2);
    const [tags, numbers] = [new Uint8Array(slots), new Uint32Array(slots)];
    for (let number = 0; number < this.#size; number++) {
      const start = this.#starts[number] as number;
      const hash = hashOfWords(this.#blockOf(start), start & OFFSET, this.#endOf(number));
      let slot = hash & (slots - 1);
      while (tags[slot] !== 0) slot = (slot + 1) & (slots - 1);
      tags[slot] = tagOf(hash);
      numbers[slot] = number;
    }
    [this.#tags, this.#numbers] = [tags, numbers];
  }
}

/** Of the bits that do not say the slot. */
function tagOf(hash: number): number {
  return hash >>> 24 || 1;
}

function longer<A extends Int32Array | Uint32Array>(array: A, copy: A): A {
  copy.set(array);
  return copy;
}

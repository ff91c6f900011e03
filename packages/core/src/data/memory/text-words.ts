/** A code unit takes one byte below 128, else three. */
const BYTES_OF_WIDE_UNIT = 3;
/** Behind each text: no byte of a text is like it, so that texts differ wherever their words do, and only there. */
const END = 0xff;

// Others in each process, so that nobody can choose texts that all have one hash.
const SEED = Math.floor(Math.random() * 2 ** 32) | 0;
const MULTIPLIER = Math.floor(Math.random() * 2 ** 32) | 1;

/**
 * A text as words of four bytes, before it is known whether it is to be kept: a fourth of the steps of its characters to compare, copy and
 * hash. UTF-8, but that each code unit from 128 on takes three bytes of its own: halves of surrogate pairs stay what they are.
 */
export class TextWords {
  words = new Int32Array(256);
  /** How many words are the text's. */
  length = 0;
  /** The word that is being filled, and how many of its bits are. */
  #word = 0;
  #bits = 0;

  /** Packs a text in the place of the one before, and returns its hash. */
  write(text: string): number {
    const { length } = text;
    // At most three bytes a code unit, and the end.
    if (this.words.length <= length) this.words = new Int32Array(length * 2);
    const { words } = this;
    let [at, word, bits, hash] = [0, 0, 0, SEED];
    for (let index = 0; index < length; index++) {
      const unit = text.charCodeAt(index);
      if (unit >= 128) return this.#writeWide(text);
      // In a register, since reading as a word what was just written as bytes stalls the processor.
      word |= unit << bits;
      bits += 8;
      if (bits < 32) continue;
      words[at++] = word;
      hash = stepped(hash, word);
      word = bits = 0;
    }
    word |= END << bits;
    words[at++] = word;
    this.length = at;
    return mixed(stepped(hash, word));
  }

  /** The same for a text with code units from 128 on. */
  #writeWide(text: string): number {
    this.length = this.#word = this.#bits = 0;
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      if (unit < 128) this.#push(unit);
      else {
        this.#push(0xe0 | (unit >> 12));
        this.#push(0x80 | ((unit >> 6) & 0x3f));
        this.#push(0x80 | (unit & 0x3f));
      }
    }
    this.#push(END);
    if (this.#bits > 0) this.words[this.length++] = this.#word;
    return hashOfWords(this.words, 0, this.length);
  }

  #push(byte: number): void {
    this.#word |= byte << this.#bits;
    this.#bits += 8;
    if (this.#bits < 32) return;
    this.words[this.length++] = this.#word;
    this.#word = this.#bits = 0;
  }
}

/** What `write` returned for the text of these words. */
export function hashOfWords(words: Int32Array, from: number, to: number): number {
  let hash = SEED;
  for (let at = from; at < to; at++) hash = stepped(hash, words[at] as number);
  return mixed(hash);
}

function stepped(hash: number, word: number): number {
  const next = Math.imul(hash ^ word, MULTIPLIER);
  return next ^ (next >>> 15);
}

/** The text whose words begin here. */
export function textOfWords(words: Int32Array, from: number): string {
  let text = '';
  for (let at = 0; byteAt(words, from, at) !== END;) {
    const first = byteAt(words, from, at);
    const [second, third] = [byteAt(words, from, at + 1), byteAt(words, from, at + 2)];
    const isWide = first >= 128;
    text += String.fromCharCode(isWide ? ((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f) : first);
    at += isWide ? BYTES_OF_WIDE_UNIT : 1;
  }
  return text;
}

/** Bytes are taken off a word from its lowest bits on, whatever the processor's order. */
function byteAt(words: Int32Array, from: number, at: number): number {
  return ((words[from + (at >> 2)] as number) >>> ((at & 3) * 8)) & 0xff;
}

/** The finalizer of MurmurHash3: each bit of the sum counts in each bit of the hash. */
function mixed(sum: number): number {
  let hash = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

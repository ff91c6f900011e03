// What UTF-8 cannot write (halves of surrogate pairs) and what PostgreSQL does not take (U+0000), each as a character of its own at the end
// of the last private plane: as many characters as the text has UTF-16 units, at most, so that no column becomes too short for it.
const HALVES = 0x10_f000;
const FIRST_HALF = 0xd800;
const NUL = 0x10_f800;
// Those characters themselves, which nobody uses, are written as their two halves.
const RESERVED = /[\u{10f000}-\u{10f800}]/u;
const EACH_RESERVED = new RegExp(RESERVED, 'gu');
const NOT_STORABLE = /[\0\u{d800}-\u{dfff}\u{10f000}-\u{10f800}]/u;
const EACH_NOT_STORABLE = new RegExp(NOT_STORABLE, 'gu');

/** A text as every engine keeps it, told apart from every other. Nearly all are kept as they are. */
export function storable(text: string): string {
  return NOT_STORABLE.test(text) ? text.replace(EACH_NOT_STORABLE, spelled) : text;
}

/** Whether a text is kept as it is. */
export function isStorable(text: string): boolean {
  return !NOT_STORABLE.test(text);
}

/** The text that was kept as this one. */
export function original(kept: string): string {
  if (!RESERVED.test(kept)) return kept;
  return kept.replace(EACH_RESERVED, (character) => {
    const code = character.codePointAt(0) as number;
    return code === NUL ? '\0' : String.fromCharCode(code - HALVES + FIRST_HALF);
  });
}

function spelled(character: string): string {
  if (character === '\0') return String.fromCodePoint(NUL);
  return Array.from({ length: character.length }, (_, index) =>
    String.fromCodePoint(HALVES + character.charCodeAt(index) - FIRST_HALF),
  ).join('');
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Dictionary } from './dictionary.ts';
import { PackedDictionary } from './packed-dictionary.ts';

describe.each([
  ['words often read back', Dictionary],
  ['words packed', PackedDictionary],
])('%s', (_, Words) => {
  test('law: a word has one code, of its own, whatever was asked for in between', () => {
    // Many words of one length, first and last letter: they meet in the place for words seen last.
    const word = fc.oneof(
      fc.constantFrom(undefined, '', 'a', 'aa'),
      fc.nat(30).map((number) => `a${number + 100}a`),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 200 }), (words) => {
        const dictionary = new Words();
        const codes = new Map<string | undefined, number>([[undefined, 0]]);
        for (const each of words) {
          if (!codes.has(each)) codes.set(each, codes.size);
          expect(dictionary.codeOf(each)).toBe(codes.get(each));
        }
        for (const [each, code] of codes) expect(dictionary.wordOf(code)).toBe(each);
        expect(dictionary.size).toBe(codes.size);
      }),
    );
  });

  test('finding a word does not add it', () => {
    const dictionary = new Words();
    expect([dictionary.find('website'), dictionary.find(null), dictionary.size]).toEqual([undefined, 0, 1]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PackedTexts } from './packed-texts.ts';
import { TextSet } from './text-set.ts';

// ASCII, wide characters and halves of surrogate pairs: none may become another.
const unitOfText = fc.oneof(
  fc.constantFrom('a', 'b', '\x7f', '\x80', 'é', '\ud83d', '\ude00', '\0'),
  fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
);

describe.each([
  ['a set of strings', TextSet],
  ['a set of packed texts', PackedTexts],
])('%s', (_, Texts) => {
  test('law: texts are numbered in order of appearance, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: unitOfText, maxLength: 3 }), { maxLength: 400 }), (texts) => {
        const set = new Texts();
        const numbers = new Map<string, number>();
        for (const text of texts) {
          expect(set.find(text)).toBe(numbers.get(text) ?? -1);
          if (!numbers.has(text)) numbers.set(text, numbers.size);
          expect(set.add(text)).toBe(numbers.get(text));
        }
        expect([...numbers.keys()]).toEqual([...numbers.values()].map((number) => set.textOf(number)));
        expect(set.size).toBe(numbers.size);
      }),
    );
  });

  test('a hundred thousand texts are all found again', () => {
    const set = new Texts();
    const texts = Array.from({ length: 100_000 }, (_, index) => `event-${index}`);
    for (const text of texts) set.add(text);
    expect(texts.every((text, index) => set.find(text) === index)).toBe(true);
    expect(set.find('event-100000')).toBe(-1);
  });
});

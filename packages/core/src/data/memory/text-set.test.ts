import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextSet } from './text-set.ts';

test('law: texts are numbered in order of appearance, whatever they hold', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 3 }), { maxLength: 400 }), (texts) => {
      const set = new TextSet();
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
  const set = new TextSet();
  const texts = Array.from({ length: 100_000 }, (_, index) => `event-${index}`);
  for (const text of texts) set.add(text);
  expect(texts.every((text, index) => set.find(text) === index)).toBe(true);
  expect(set.find('event-100000')).toBe(-1);
});

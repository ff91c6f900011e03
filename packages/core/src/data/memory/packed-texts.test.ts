import { expect, test } from 'vitest';
import { PackedTexts } from './packed-texts.ts';

test('texts longer than a block are kept beside the others', () => {
  const set = new PackedTexts();
  const texts = ['a', 'é'.repeat(40_000), 'b', 'x'.repeat(70_000), 'x'.repeat(69_999), 'c'];
  expect(texts.map((text) => set.add(text))).toEqual([0, 1, 2, 3, 4, 5]);
  expect(texts.map((text) => set.find(text))).toEqual([0, 1, 2, 3, 4, 5]);
  expect(texts.map((_, number) => set.textOf(number))).toEqual(texts);
});

import { expect, it } from 'vitest';
import { compare, type Picture } from './compare.ts';
import { fewerColours } from './fewer-colours.ts';

/** A ground of one colour with a soft edge in it. */
const picture: Picture = {
  width: 64,
  height: 1,
  data: Uint8Array.from(
    Array.from({ length: 64 }, (_, x) => (x < 56 ? [247, 248, 250, 255] : [247 - 27 * (x - 55), 40, 60, 255])).flat(),
  ),
};

it('a ground keeps its colour to the bit', () => {
  expect([...fewerColours(picture).slice(0, 4)]).toEqual([247, 248, 250, 255]);
});

it('nobody sees the difference', () => {
  expect(compare(picture, { ...picture, data: fewerColours(picture) }).different).toBe(0);
});

it('what is nearly the ground becomes the ground', () => {
  const wide = { width: 6_400, height: 1, data: new Uint8Array(6_400 * 4) };
  for (let at = 0; at < wide.data.length; at += 4) wide.data.set([247, 248, 250, 255], at);
  wide.data.set([250, 251, 252, 255], 40);
  expect([...fewerColours(wide).slice(40, 44)]).toEqual([247, 248, 250, 255]);
});

it('two grounds that are nearly alike stay two', () => {
  const data = Uint8Array.from({ length: 40 }, (_, at) => (at % 4 === 3 || at < 20 ? 255 : 248));
  expect([...fewerColours({ width: 10, height: 1, data })]).toEqual([...data]);
});

import type { Picture } from './compare.ts';

/** A colour is the picture's own, and stays to the bit, where one pixel in so many has it. */
const ONE_IN = 2_000;
/** A colour so near to one of those, in each channel, becomes it. */
const REACH = 8;
/** Others, the edges of letters and curves, come in steps of this. */
const STEP = 16;

/** The pixels of a picture with as few colours as it can be told by: grounds, words and lines as they are, the edges between them coarser. */
export function fewerColours({ width, height, data }: Picture): Uint8Array {
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += 4) counts.set(colourAt(data, at), (counts.get(colourAt(data, at)) ?? 0) + 1);
  const least = (width * height) / ONE_IN;
  const own = [...counts].filter(([, count]) => count >= least).sort(([, one], [, other]) => other - one);
  const nearest = new Map(own.map(([colour]) => [colour, colour]));
  for (const colour of counts.keys())
    if (!nearest.has(colour)) nearest.set(colour, own.find(([one]) => isNear(one, colour))?.[0] ?? coarser(colour));
  const fewer = Uint8Array.from(data);
  for (let at = 0; at < data.length; at += 4) {
    const colour = nearest.get(colourAt(data, at)) ?? 0;
    fewer.set(channels(colour), at);
  }
  return fewer;
}

const colourAt = (data: Uint8Array, at: number): number =>
  ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
const channels = (colour: number): readonly [number, number, number] => [
  colour >> 16,
  (colour >> 8) & 255,
  colour & 255,
];

function isNear(one: number, other: number): boolean {
  const there = channels(other);
  return channels(one).every((level, channel) => Math.abs(level - (there[channel] ?? 0)) <= REACH);
}

function coarser(colour: number): number {
  const [red, green, blue] = channels(colour).map((level) => Math.min(255, Math.round(level / STEP) * STEP));
  return ((red ?? 0) << 16) | ((green ?? 0) << 8) | (blue ?? 0);
}

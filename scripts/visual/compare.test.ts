import { describe, expect, it } from 'vitest';
import { compare, type Picture } from './compare.ts';

type Colour = readonly [number, number, number];
const PAPER: Colour = [250, 250, 250];
const INK: Colour = [20, 22, 28];

/** A picture from words: `#` is ink, `.` paper, anything else the colour given for it. */
function picture(rows: readonly string[], colours: Readonly<Record<string, Colour>> = {}): Picture {
  const all: Readonly<Record<string, Colour>> = { '#': INK, '.': PAPER, ...colours };
  const pixels = rows.flatMap((row) => [...row].flatMap((sign) => [...(all[sign] ?? PAPER), 255]));
  return { width: rows[0]?.length ?? 0, height: rows.length, data: Uint8Array.from(pixels) };
}

const stem = picture(['.....', '..#..', '..#..', '..#..', '.....']);

describe('two pictures', () => {
  it('are the same when they are', () => {
    expect(compare(stem, stem).different).toBe(0);
  });

  it('may have a stroke one pixel beside, as machines smooth letters otherwise', () => {
    expect(compare(stem, picture(['.....', '.#...', '.#...', '.#...', '.....'])).different).toBe(0);
  });

  it('may have colours that no eye tells apart', () => {
    const greyer = picture(['.....', '..i..', '..i..', '..i..', '.....'], { i: [30, 32, 38], '.': [246, 247, 250] });
    expect(compare(stem, greyer).different).toBe(0);
  });

  it('differ where a stroke is gone, or another colour', () => {
    expect(compare(stem, picture(['.....', '.....', '.....', '.....', '.....'])).different).toBe(3);
    const red = picture(['.....', '..r..', '..r..', '..r..', '.....'], { r: [180, 22, 28] });
    expect(compare(stem, red).different).toBe(3);
  });

  it('differ where something new stands', () => {
    expect(compare(stem, picture(['#....', '..#..', '..#..', '..#..', '.....'])).different).toBe(1);
  });

  it('differ everywhere when their sizes do', () => {
    expect(compare(stem, picture(['.....'])).different).toBe(25);
  });

  it('are shown faint, with the differences in red', () => {
    const { difference } = compare(stem, picture(['.....', '.....', '.....', '.....', '.....']));
    const at = (x: number, y: number): number[] => [...difference.data.slice((y * 5 + x) * 4, (y * 5 + x) * 4 + 3)];
    expect(at(2, 1)).toEqual([220, 0, 40]);
    expect(Math.min(...at(0, 0))).toBeGreaterThan(240);
  });
});

/** A picture as PNG readers have it: red, green, blue and alpha of each pixel, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export interface Comparison {
  /** How many pixels nobody could take for the same. */
  readonly different: number;
  /** The expected picture, faint, with these in red. */
  readonly difference: Picture;
}

/** Two colours that differ by no more than this, in steps of 255, are one to the eye: about 7 % of the way from black to white. */
const TOLERANCE = 18;
/** An edge may lie a pixel beside itself: letters and curves are smoothed otherwise on each machine. */
const REACH = 1;

/**
 * Compares pixel by pixel, as a reader would: a pixel is different where nothing like it lies beside that place in the other picture, looked
 * at from either side. Pictures of two sizes are different everywhere.
 */
export function compare(expected: Picture, actual: Picture): Comparison {
  const { width, height } = expected;
  const difference = { width, height, data: faint(expected) };
  if (actual.width !== width || actual.height !== height) return { different: width * height, difference };
  let different = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      if (distance(expected.data, at, actual.data, at) <= TOLERANCE) continue;
      if (isNear(expected, actual, x, y) && isNear(actual, expected, x, y)) continue;
      different += 1;
      difference.data.set([220, 0, 40, 255], at);
    }
  }
  return { different, difference };
}

/** Whether something like a pixel of one picture lies at that place of the other, or beside it. */
function isNear(one: Picture, other: Picture, x: number, y: number): boolean {
  const { width, height } = one;
  const at = (y * width + x) * 4;
  for (let row = Math.max(0, y - REACH); row <= Math.min(height - 1, y + REACH); row += 1)
    for (let column = Math.max(0, x - REACH); column <= Math.min(width - 1, x + REACH); column += 1)
      if (distance(one.data, at, other.data, (row * width + column) * 4) <= TOLERANCE) return true;
  return false;
}

/** How far apart two colours are, by how much the eye makes of red, green and blue. 0 to 255. */
function distance(one: Uint8Array, at: number, other: Uint8Array, there: number): number {
  const part = (channel: number): number => Math.abs((one[at + channel] ?? 0) - (other[there + channel] ?? 0));
  const light = 0.299 * part(0) + 0.587 * part(1) + 0.114 * part(2);
  // Equally bright colours differ all the same.
  return Math.max(light, Math.max(part(0), part(1), part(2)) / 2);
}

function faint({ data }: Picture): Uint8Array {
  return data.map((level, index) => (index % 4 === 3 ? 255 : 255 - (255 - level) / 4));
}

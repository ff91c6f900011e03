/** Wax prints, drawn from a few shapes: every product is cut from its own. */

interface Print {
  /** Ground first, then the inks. */
  readonly colours: readonly [ground: string, ...inks: string[]];
  /** Side of the square that repeats. */
  readonly size: number;
  /** Shapes of one square; what crosses its edge must come in again on the other side. */
  readonly draw: (inks: readonly string[]) => string;
}

const circle = (x: number, y: number, r: number, fill: string): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`;
const ring = (x: number, y: number, r: number, stroke: string, width: number): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="none" stroke="${stroke}" stroke-width="${width}"/>`;
const path = (d: string, fill: string): string => `<path d="${d}" fill="${fill}"/>`;
const line = (d: string, stroke: string, width: number): string =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linejoin="round"/>`;
const turned = (shape: string, times: number, x: number, y: number): string =>
  Array.from(
    { length: times },
    (_, turn) => `<g transform="rotate(${(360 * turn) / times} ${x} ${y})">${shape}</g>`,
  ).join('');
/** The shape at the corners and in the middle: rows that stand in each other's gaps. */
const staggered = (shape: (x: number, y: number) => string, size: number): string =>
  [
    [0, 0],
    [size, 0],
    [0, size],
    [size, size],
    [size / 2, size / 2],
  ]
    .map(([x = 0, y = 0]) => shape(x, y))
    .join('');

const prints = {
  suns: {
    colours: ['#12355b', '#f2a541', '#e4572e', '#f7e7ce'],
    size: 64,
    draw: ([gold = '', red = '', cream = '']) =>
      ring(32, 32, 25, gold, 4) +
      ring(32, 32, 15, red, 4) +
      turned(path('M32 3c4 7 4 13 0 19-4-6-4-12 0-19Z', cream), 8, 32, 32) +
      circle(32, 32, 6, cream) +
      [0, 64].flatMap((x) => [0, 64].map((y) => circle(x, y, 7, red) + circle(x, y, 3, gold))).join(''),
  },
  petals: {
    colours: ['#7a1f3d', '#f4b942', '#f7e3d4', '#2e8b74'],
    size: 72,
    draw: ([gold = '', cream = '', green = '']) =>
      staggered(
        (x, y) =>
          turned(path(`M${x} ${y}c-11-9-11-20 0-29 11 9 11 20 0 29Z`, gold), 6, x, y) +
          circle(x, y, 8, cream) +
          circle(x, y, 4, green),
        72,
      ),
  },
  waves: {
    colours: ['#0d5c63', '#f6ae2d', '#f4efe6', '#db504a'],
    size: 60,
    draw: ([gold = '', cream = '', red = '']) =>
      [gold, cream, red, gold]
        .map((ink, row) => line(`M-15 ${row * 20 + 5}l15-13 15 13 15-13 15 13 15-13 15 13`, ink, row % 2 ? 3 : 6))
        .join('') + [15, 45].map((x) => circle(x, 21, 2.5, cream) + circle(x, 51, 2.5, gold)).join(''),
  },
  shells: {
    colours: ['#c8502d', '#2b2d42', '#f7d488', '#fdf3e1'],
    size: 64,
    draw: ([ink = '', gold = '', cream = '']) =>
      [
        [0, 64],
        [64, 64],
        [32, 48],
        [0, 32],
        [64, 32],
        [32, 16],
        [0, 0],
        [64, 0],
      ]
        .reverse()
        .map(([x = 0, y = 0]) =>
          [30, 23, 16, 9].map((r, band) => circle(x, y, r, [ink, gold, ink, cream][band] as string)).join(''),
        )
        .join(''),
  },
  diamonds: {
    colours: ['#1f3b2c', '#f0c24b', '#e8563f', '#f6efdd'],
    size: 56,
    draw: ([gold = '', red = '', cream = '']) =>
      staggered(
        (x, y) =>
          [
            [27, gold],
            [20, red],
            [13, cream],
            [6, gold],
          ]
            .map(([r, ink]) => path(`M${x} ${y - Number(r)}l${r} ${r}-${r} ${r}-${r}-${r}Z`, String(ink)))
            .join(''),
        56,
      ),
  },
  leaves: {
    colours: ['#f3e3c3', '#276749', '#d2562b', '#1c3d5a'],
    size: 70,
    draw: ([green = '', red = '', blue = '']) =>
      staggered(
        (x, y) =>
          turned(
            path(`M${x} ${y - 4}c-13-6-16-18-8-27 9 4 13 15 8 27Z`, green) +
              line(`M${x} ${y - 4}l-6-20`, '#f3e3c3', 1.5),
            5,
            x,
            y,
          ) +
          circle(x, y, 5, red) +
          circle(x, y, 2, blue),
        70,
      ),
  },
  beads: {
    colours: ['#2d2a5a', '#ef8354', '#ffd166', '#7fd1c7'],
    size: 48,
    draw: ([orange = '', gold = '', mint = '']) =>
      staggered(
        (x, y) => ring(x, y, 15, orange, 3) + turned(circle(x, y - 9, 3, gold), 7, x, y) + circle(x, y, 4, mint),
        48,
      ) +
      circle(24, 0, 2.5, mint) +
      circle(0, 24, 2.5, mint) +
      circle(48, 24, 2.5, mint) +
      circle(24, 48, 2.5, mint),
  },
  kites: {
    colours: ['#f2b134', '#1b4965', '#d7263d', '#fff4dc'],
    size: 60,
    draw: ([blue = '', red = '', cream = '']) =>
      path('M0 0h30L0 30ZM60 60H30l30-30Z', blue) +
      path('M60 0v30L30 0ZM0 60V30l30 30Z', red) +
      path('M30 12l18 18-18 18-18-18Z', cream) +
      circle(30, 30, 7, blue),
  },
} as const satisfies Record<string, Print>;

export type PrintName = keyof typeof prints;

/** A piece of cloth as a picture that fills any frame. */
export function chitengeSvg(name: PrintName): string {
  const { colours, size, draw }: Print = prints[name];
  const [ground, ...inks] = colours;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="420" height="300" viewBox="0 0 420 300" preserveAspectRatio="xMidYMid slice">
<pattern id="p" width="${size}" height="${size}" patternUnits="userSpaceOnUse"><rect width="${size}" height="${size}" fill="${ground}"/>${draw(inks)}</pattern>
<rect width="420" height="300" fill="url(#p)"/></svg>`;
}

export const isPrint = (name: string): name is PrintName => Object.hasOwn(prints, name);

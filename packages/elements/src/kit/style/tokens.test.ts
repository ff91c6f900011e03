import { describe, expect, it } from 'vitest';
import { seriesTokens } from './series.styles.ts';
import { tokens } from './tokens.styles.ts';

type Rgb = readonly [number, number, number];

const themes = ['light', 'dark'] as const;

/** The built-in value of a token in a theme, read out of the sheet. */
function colorOf(token: string, theme: (typeof themes)[number]): Rgb {
  const match = new RegExp(`--_${token}(?:-asked)?: var[^;]*light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(
    tokens.cssText + seriesTokens.cssText,
  );
  const hex = match?.[theme === 'light' ? 1 : 2];
  if (hex === undefined) throw new Error(`no colour for ${token}`);
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as unknown as Rgb;
}

const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
const luminance = ([r, g, b]: Rgb): number => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);

/** WCAG 2.2, contrast ratio. */
function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** A tenth of a colour on a surface, as chips and hovered rows have it. */
const tinted = (color: Rgb, surface: Rgb): Rgb =>
  color.map((channel, at) => channel * 0.1 + (surface[at] ?? 0) * 0.9) as unknown as Rgb;

describe.each(themes)('the colours of the %s theme (row 27)', (theme) => {
  const surface = colorOf('surface', theme);

  it.each(['text', 'muted', 'accent', 'positive', 'negative', 'warning'])(
    '%s can be read on a card, on its own tint and on a sunken ground',
    (token) => {
      const color = colorOf(token, theme);
      expect(contrast(color, surface)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(color, tinted(color, surface))).toBeGreaterThanOrEqual(4.5);
      if (token === 'text' || token === 'muted')
        expect(contrast(color, colorOf('sunken', theme))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('words on the accent can be read', () => {
    expect(contrast(colorOf('on-accent', theme), colorOf('accent', theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('series %d can be told from the card, and its borders too', (series) => {
    expect(contrast(colorOf(`series-${series}`, theme), surface)).toBeGreaterThanOrEqual(3);
    expect(contrast(colorOf('line-strong', theme), surface)).toBeGreaterThanOrEqual(3);
  });

  it('the four channels everybody has can be told apart by the colour-blind', () => {
    const channels = [1, 2, 3, 4].map((series) => colorOf(`series-${series}`, theme));
    for (const seen of Object.values(DEFICIENCIES)) {
      for (const [at, one] of channels.entries()) {
        for (const other of channels.slice(at + 1))
          expect(distance(simulate(one, seen), simulate(other, seen))).toBeGreaterThan(0.09);
      }
    }
  });
});

// Full deficiencies in linear RGB: Machado, Oliveira and Fernandes 2009, severity 1.
const DEFICIENCIES = {
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;

function simulate(color: Rgb, m: readonly number[]): Rgb {
  const [r, g, b] = color.map(linear) as [number, number, number];
  return [0, 3, 6].map((row) =>
    Math.min(1, Math.max(0, (m[row] ?? 0) * r + (m[row + 1] ?? 0) * g + (m[row + 2] ?? 0) * b)),
  ) as unknown as Rgb;
}

/** Distance in OKLab (Ottosson 2020) of two linear colours; about 0.02 is just noticeable. */
function distance(one: Rgb, other: Rgb): number {
  const [a, b] = [oklab(one), oklab(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function oklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

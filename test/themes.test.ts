// The looks of the gallery: what a page may copy from it must be public, and as readable as it is said to be.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../scripts/run.mjs';
import { cssOf, themeNamed, themeNames, themes } from '../stories/themes.ts';
import { publicTokens } from './manifest.ts';

const gallery = readFileSync(join(root, 'stories/themes.mdx'), 'utf8');
const preview = readFileSync(join(root, '.storybook/preview.ts'), 'utf8');

/** Relative luminance of `#rrggbb`, as WCAG 2.2 has it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((level) => (level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(themeNames)('the theme %s', (name) => {
  const theme = themes[name];
  const tokens = new Map<string, string>(Object.entries(theme.tokens));

  it('is made of public tokens alone', () => {
    expect([...tokens.keys()].filter((token) => !publicTokens.has(token))).toEqual([]);
  });

  it('is in the gallery with the CSS to copy, and in the toolbar', () => {
    expect(gallery).toContain(name === 'host' ? 'themes.host.note' : `code={cssOf(themes.${name})}`);
    expect(preview).toContain('...themeNames');
    expect(themeNamed(name)).toBe(theme);
    for (const [token, value] of tokens) expect(cssOf(theme)).toContain(`  ${token}: ${value};`);
  });

  it('has words that are read on its boxes and on its page: 4.5 : 1 and more', () => {
    expect(contrast(theme.page.color, theme.page.background)).toBeGreaterThanOrEqual(4.5);
    const grounds = ['--bizboost-surface', '--bizboost-surface-sunken'].flatMap((token) => tokens.get(token) ?? []);
    const words = ['--bizboost-text', '--bizboost-text-muted'].flatMap((token) => tokens.get(token) ?? []);
    for (const ground of grounds) for (const word of words) expect(contrast(word, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it('says that it is dark where its boxes are', () => {
    const surface = tokens.get('--bizboost-surface');
    if (surface !== undefined && luminance(surface) < 0.18) expect(tokens.get('--bizboost-color-scheme')).toBe('dark');
  });
});

describe('the high contrast theme', () => {
  it('has every colour at 7 : 1 or more on its boxes', () => {
    const { tokens } = themes.contrast;
    const { '--bizboost-surface': surface, '--bizboost-on-accent': onAccent, ...others } = tokens;
    const colours = Object.entries(others).filter(
      ([token, value]) => value.startsWith('#') && !token.includes('sunken'),
    );
    expect(colours.length).toBeGreaterThan(14);
    for (const ground of [surface, tokens['--bizboost-surface-sunken']])
      for (const [token, colour] of colours) expect([token, contrast(colour, ground) >= 7]).toEqual([token, true]);
    expect(contrast(onAccent, others['--bizboost-accent'])).toBeGreaterThanOrEqual(7);
  });
});

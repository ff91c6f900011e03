// How every element looks in a page it knows nothing of: its tokens, its theme, its room, its direction.
import { expect } from '@open-wc/testing';
import { Chart } from 'chart.js';
import { FakeSource } from '../../../../stories/fake-source.ts';
import { alive, described, drawn, type AnyElement } from '../testing/every-element.ts';
import { hangingOver } from '../testing/hanging-over.ts';
import { rulesOf, type ReadRule } from '../testing/sheets.ts';
import { everyElement, ground, inside, settle, stand, until } from '../testing/stage.ts';

/** The rules of a tag and of the pieces that its template uses. */
function allRulesOf(tag: string): readonly ReadRule[] {
  const { dependencies = {} } = customElements.get(tag) as unknown as { readonly dependencies?: object };
  return [tag, ...Object.keys(dependencies)].flatMap((each) => rulesOf(each));
}

/** A value that a custom property of this name may have, another one for each number. */
function valueFor(name: string, number: number): string {
  if (name.endsWith('color-scheme')) return ['light', 'dark', 'light'][number] as string;
  if (name.endsWith('font')) return `Courier${number}, monospace`;
  if (/radius|gap|height/.test(name)) return `${number + 3}px`;
  if (name.endsWith('shadow')) return `0 0 ${number + 1}px rgb(0 0 0)`;
  return `rgb(${10 + number}, 20, 30)`;
}

describe('the tokens', () => {
  for (const { tagName, cssProperties = [] } of described) {
    it(`of <${tagName}> are those set nearest: on the element, above it, on the page (row 25)`, async () => {
      const place = await ground();
      const made = await stand<AnyElement>(place, tagName);
      const names = allRulesOf(tagName).flatMap(({ rule }) => rule.cssText.match(/--_[\w-]+(?=:)/g) ?? []);
      const privates = [...new Set(names)];
      // A part's own alias is private to the part, and a piece's to the piece.
      const pieces = everyElement(made.shadowRoot as ShadowRoot).filter(({ shadowRoot }) => shadowRoot !== null);
      const parts = [made, ...pieces].flatMap((one) => [one, ...(one.shadowRoot?.children ?? [])]);
      const looks = (): string =>
        parts
          .map((part) => getComputedStyle(part))
          .flatMap((style) => [style.colorScheme, ...privates.map((name) => style.getPropertyValue(name))])
          .join('|');
      const root = document.documentElement;
      const silent: string[] = [];
      for (const { name } of cssProperties) {
        const seen = new Set([looks()]);
        [root, place, made].forEach((where, number) => {
          where.style.setProperty(name, valueFor(name, number));
          seen.add(looks());
        });
        const nearest = looks();
        root.style.removeProperty(name);
        place.style.removeProperty(name);
        if (looks() !== nearest || !(seen.size === 4 || name.endsWith('color-scheme'))) silent.push(name);
        made.style.removeProperty(name);
      }
      expect(silent).to.deep.equal([]);
    });

    it(`of <${tagName}> that are documented are read, and those that are read are documented (row 8)`, () => {
      const read = new Set(
        allRulesOf(tagName).flatMap(({ rule }) => rule.cssText.match(/--bizboost-[a-z0-9-]+/g) ?? []),
      );
      expect([...read].sort()).to.deep.equal(cssProperties.map(({ name }) => name).sort());
    });

    it(`of <${tagName}> are used by their private names alone (row 25)`, () => {
      const direct = rulesOf(tagName).flatMap(({ rule }) =>
        [...rule.style]
          .filter((property) => !property.startsWith('--'))
          .filter((property) => /var\(--bizboost-/.test(rule.style.getPropertyValue(property))),
      );
      expect(direct.filter((property) => !ALLOWED_DIRECTLY.has(property))).to.deep.equal([]);
    });
  }

  /** `color-scheme` decides what the private ones are; a part's own alias is read where it is used. */
  const ALLOWED_DIRECTLY = new Set([
    'color-scheme',
    'background',
    'background-color',
    'block-size',
    'min-block-size',
    'height',
  ]);
});

describe('the theme', () => {
  for (const element of described) {
    it(`of <${element.tagName}> follows color-scheme within two frames, words and canvas (row 26)`, async () => {
      const place = await ground({ width: 600 });
      const made = await alive(place, element);
      const hosts = [
        made,
        ...everyElement(made.shadowRoot as ShadowRoot).filter(({ shadowRoot }) => shadowRoot !== null),
      ];
      const charts = hosts.filter(({ shadowRoot }) => shadowRoot?.querySelector('canvas') != null);
      if (charts.length > 0) await until(() => chartOn(charts[0] as Element), 'the chart');
      const children = document.body.childElementCount + document.head.childElementCount;
      const [words, canvas] = [colorsIn(made), inkOn(charts[0])];
      place.style.colorScheme = 'dark';
      await frames(2);
      expect(colorsIn(made)).not.to.equal(words);
      if (charts.length > 0) await until(() => inkOn(charts[0]) !== canvas, 'the canvas in other colours');
      expect(document.body.childElementCount + document.head.childElementCount, 'no probe is left').to.equal(children);
    });
  }
});

describe('colours that a page sets', () => {
  const PALETTES = 50;
  const NAMES = [
    'accent',
    'positive',
    'negative',
    'warning',
    ...Array.from({ length: 8 }, (_, at) => `series-${at + 1}`),
  ];

  for (const scheme of ['light', 'dark'] as const) {
    it(`can be read, whatever they are: fifty random palettes on ${scheme} (row 27)`, async () => {
      const place = await ground({ scheme });
      const chart = await stand<AnyElement>(place, 'bizboost-metric-chart');
      const root = chart.shadowRoot as ShadowRoot;
      const swatch = root.appendChild(document.createElement('i'));
      const seen = (color: string): Rgb => {
        swatch.style.color = color;
        return rgbOf(getComputedStyle(swatch).color);
      };
      const random = randomFrom(7);
      const failing: string[] = [];
      for (let palette = 0; palette < PALETTES; palette += 1) {
        for (const name of NAMES)
          place.style.setProperty(`--bizboost-${name}`, `rgb(${random()} ${random()} ${random()})`);
        const surface = seen('var(--_surface)');
        for (const name of NAMES) {
          const given = place.style.getPropertyValue(`--bizboost-${name}`);
          const ratio = contrast(seen(`var(--_${name})`), surface);
          const least = name.startsWith('series') ? 3 : 4.5;
          if (ratio < least) failing.push(`${name} ${given}: ${ratio.toFixed(2)}`);
        }
        const on = contrast(seen('var(--_on-accent)'), seen('var(--_accent)'));
        if (on < 4.5) failing.push(`words on ${place.style.getPropertyValue('--bizboost-accent')}: ${on.toFixed(2)}`);
        const tint = contrast(seen('var(--_accent)'), seen('var(--_tint)'));
        if (tint < 4.5) failing.push(`the accent on its tint: ${tint.toFixed(2)}`);
      }
      expect(failing).to.deep.equal([]);
    });
  }

  it('stay as they are where they can be read (row 27)', async () => {
    const place = await ground();
    const chart = await stand<AnyElement>(place, 'bizboost-metric-chart');
    const swatch = (chart.shadowRoot as ShadowRoot).appendChild(document.createElement('i'));
    for (const [name, given] of [
      ['accent', [1, 2, 250]],
      ['series-3', [18, 161, 120]],
      ['negative', [0, 0, 0]],
    ] as const) {
      place.style.setProperty(`--bizboost-${name}`, `rgb(${given.join(' ')})`);
      swatch.style.color = `var(--_${name})`;
      expect(rgbOf(getComputedStyle(swatch).color)).to.deep.equal([...given]);
    }
  });

  it('are not the only cue: several lines have dashes of their own, and each its name (row 27)', async () => {
    const place = await ground({ width: 600 });
    const series = [1, 2, 3, 4].map((at) => ({
      key: `s${at}`,
      name: `Shop ${at}`,
      values: [at, at + 2],
      unit: 'count',
    }));
    const categories = ['a', 'b'].map((key) => ({ key, label: key }));
    const data = { kind: 'line', categoryName: 'Day', categories, series };
    const chart = await stand<AnyElement>(place, 'bizboost-metric-chart', { data } as unknown as Partial<AnyElement>);
    const drawing = await until(() => chartOn(chart), 'the chart');
    const dashes = drawing.data.datasets.map((line) =>
      JSON.stringify((line as { borderDash?: unknown }).borderDash ?? []),
    );
    expect(new Set(dashes).size, dashes.join()).to.equal(4);
    const legend = inside(chart, '[part=legend]').textContent ?? '';
    for (const { name } of series) expect(legend).to.contain(name);
  });
});

describe('the room', () => {
  for (const element of described) {
    for (const dir of ['ltr', 'rtl'] as const) {
      it(`of <${element.tagName}> may be 280 px, ${dir}, and nothing hangs over (rows 28, 29)`, async () => {
        const place = await ground({ width: 280, dir });
        const made = await alive(place, element);
        expect(made.scrollWidth).to.be.at.most(280);
        expect(hangingOver(made, place)).to.deep.equal([]);
      });
    }

    it(`of <${element.tagName}> is the element’s own, not the window’s (row 28)`, () => {
      const byWindow = rulesOf(element.tagName).flatMap(({ within }) =>
        within.filter((text) => /width|height/.test(text)),
      );
      expect(byWindow).to.deep.equal([]);
    });
  }
});

describe('the direction', () => {
  // Positions on a canvas or of a picture drawn by coordinates are not text.
  const PHYSICAL =
    /^(margin|padding|border|scroll-(margin|padding))-(left|right)|^(left|right)$|^border-(top|bottom)-(left|right)-radius$/;

  for (const { tagName } of described) {
    it(`of <${tagName}> is nowhere left or right in its styles (row 29)`, () => {
      const physical = rulesOf(tagName).flatMap(({ rule }) => {
        const given = rule.cssText.match(/(?<=[{;]\s*)[\w-]+(?=\s*:)/g) ?? [];
        const sides = [...rule.style]
          .filter((name) => ['float', 'clear', 'text-align'].includes(name))
          .filter((name) => /^(left|right)$/.test(rule.style.getPropertyValue(name)));
        return [...given.filter((name) => PHYSICAL.test(name)), ...sides].map((name) => `${rule.selectorText} ${name}`);
      });
      expect(physical).to.deep.equal([]);
    });
  }
});

describe('motion', () => {
  for (const { tagName } of described) {
    it(`of <${tagName}> is only for those who prefer no less (row 30)`, () => {
      const moving = rulesOf(tagName).filter(({ rule, within }) => {
        const { animationName, transitionDuration } = rule.style;
        const isMoving =
          (animationName !== '' && animationName !== 'none') ||
          /[1-9]/.test(transitionDuration.replaceAll('1ms', '').replaceAll('0.001s', ''));
        return isMoving && !within.some((text) => /prefers-reduced-motion:\s*no-preference/.test(text));
      });
      expect(moving.map(({ rule }) => rule.cssText)).to.deep.equal([]);
    });
  }
});

// Last, because WebKit keeps some lengths of the larger text when it is small again.
describe('letters twice as large', () => {
  for (const element of described) {
    it(`hang over nowhere in <${element.tagName}>, 560 px wide (row 28)`, async () => {
      document.documentElement.style.fontSize = '200%';
      try {
        const place = await ground({ width: 560 });
        const made = await alive(place, element, { source: new FakeSource() });
        await drawn(made);
        expect(made.scrollWidth).to.be.at.most(560);
      } finally {
        document.documentElement.style.fontSize = '';
      }
    });
  }
});

type Rgb = readonly number[];

/** What a colour is on a screen: every engine writes computed colours in a way of its own. */
function rgbOf(color: string): Rgb {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
  const context = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
  context.fillStyle = '#123456';
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}

function contrast(one: Rgb, other: Rgb): number {
  const luminance = (color: Rgb): number => {
    const [r = 0, g = 0, b = 0] = color.map((byte) => {
      const channel = byte / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Bytes that are the same in each run (Park and Miller). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state % 256;
  };
}

function chartOn(host: Element): Chart | undefined {
  const canvas = host.shadowRoot?.querySelector('canvas');
  return canvas == null ? undefined : Chart.getChart(canvas);
}

/** The colour of the first line that is drawn. */
function inkOn(host: Element | undefined): unknown {
  return host === undefined ? undefined : chartOn(host)?.data.datasets[0]?.borderColor;
}

/** The colours of all its words. */
const colorsIn = (made: Element): string =>
  everyElement(made.shadowRoot as ShadowRoot)
    .map((element) => getComputedStyle(element).color)
    .join('|');

async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  await settle();
}

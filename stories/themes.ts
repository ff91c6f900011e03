/** A custom property that a page may set: one of those in the manifest. */
export type Token = `--bizboost-${string}`;

/** A look of a page, and all that the elements need to be told to belong to it. */
export interface Theme {
  readonly name: string;
  readonly title: string;
  /** What it is for, in a sentence or two. */
  readonly note: string;
  /** The page around, as its own style has it. */
  readonly page: { readonly scheme: 'light' | 'dark'; readonly background: string; readonly color: string };
  /** Public tokens alone. */
  readonly tokens: Readonly<Record<Token, string>>;
}

const LIGHT = { scheme: 'light', background: '#f7f8fa', color: '#15171c' } as const;

/** The looks of the gallery and of the toolbar. */
export const themes = {
  host: {
    name: 'host',
    title: 'As the page is',
    note: 'Not one token. Font, text size, language and direction are the page’s own.',
    page: LIGHT,
    tokens: {},
  },
  dark: {
    name: 'dark',
    title: 'Dark',
    note: 'A page that says color-scheme: dark needs no token. This one is for a page that does not.',
    page: { scheme: 'dark', background: '#0d0f13', color: '#eef0f4' },
    tokens: { '--bizboost-color-scheme': 'dark' },
  },
  contrast: {
    name: 'contrast',
    title: 'High contrast',
    note: 'Every word and every mark at 7 : 1 or more on its ground, and lines that are seen.',
    page: { scheme: 'light', background: '#ffffff', color: '#000000' },
    tokens: {
      '--bizboost-surface': '#ffffff',
      '--bizboost-surface-sunken': '#e8e8e8',
      '--bizboost-border': '#000000',
      '--bizboost-border-strong': '#000000',
      '--bizboost-text': '#000000',
      '--bizboost-text-muted': '#1a1a1a',
      '--bizboost-accent': '#0020a0',
      '--bizboost-on-accent': '#ffffff',
      '--bizboost-positive': '#00491f',
      '--bizboost-negative': '#7a0008',
      '--bizboost-warning': '#5a3700',
      '--bizboost-series-1': '#0020a0',
      '--bizboost-series-2': '#7a0060',
      '--bizboost-series-3': '#00491f',
      '--bizboost-series-4': '#5a3700',
      '--bizboost-series-5': '#7a0008',
      '--bizboost-series-6': '#00445c',
      '--bizboost-series-7': '#4a2f8f',
      '--bizboost-series-8': '#3d3d3d',
      '--bizboost-shadow': 'none',
    },
  },
  pale: {
    name: 'pale',
    title: 'A pale brand',
    note: 'Nobody can read this yellow on white. It is given as it is in the brand’s book, and drawn as dark as reading needs.',
    page: { scheme: 'light', background: '#fdf9ee', color: '#2b2613' },
    tokens: {
      '--bizboost-accent': '#f5c518',
      '--bizboost-surface': '#fffdf7',
      '--bizboost-surface-sunken': '#f8f2df',
      '--bizboost-border': '#eadfba',
      '--bizboost-text': '#2b2613',
      '--bizboost-text-muted': '#635a38',
      '--bizboost-font': "Georgia, 'Liberation Serif', serif",
      '--bizboost-radius': '4px',
    },
  },
  strong: {
    name: 'strong',
    title: 'A strong brand',
    note: 'Boxes in the brand’s own deep colour. A dark surface says color-scheme: dark, so that everything on it is light.',
    page: { scheme: 'dark', background: '#1d0a3d', color: '#ffffff' },
    tokens: {
      '--bizboost-color-scheme': 'dark',
      '--bizboost-surface': '#2b1055',
      '--bizboost-surface-sunken': '#230c47',
      '--bizboost-border': '#4b2c80',
      '--bizboost-border-strong': '#a58bdb',
      '--bizboost-text': '#ffffff',
      '--bizboost-text-muted': '#d5c8ee',
      '--bizboost-accent': '#ff7ac6',
      '--bizboost-on-accent': '#1d0a3d',
      '--bizboost-radius': '1.25rem',
      '--bizboost-shadow': 'none',
    },
  },
  dense: {
    name: 'dense',
    title: 'Dense',
    note: 'More on one screen: small gaps, low pictures, hardly a corner. Text keeps its size.',
    page: LIGHT,
    tokens: {
      '--bizboost-gap': '0.5rem',
      '--bizboost-radius': '0.25rem',
      '--bizboost-chart-height': '10rem',
      '--bizboost-shadow': 'none',
    },
  },
  print: {
    name: 'print',
    title: 'Ink on paper',
    note: 'Black on white, told apart by shade and by dash, for a page that goes to a printer without colours.',
    page: { scheme: 'light', background: '#ffffff', color: '#000000' },
    tokens: {
      '--bizboost-color-scheme': 'light',
      '--bizboost-surface': '#ffffff',
      '--bizboost-surface-sunken': '#f2f2f2',
      '--bizboost-border': '#999999',
      '--bizboost-border-strong': '#555555',
      '--bizboost-text': '#000000',
      '--bizboost-text-muted': '#333333',
      '--bizboost-accent': '#000000',
      '--bizboost-on-accent': '#ffffff',
      '--bizboost-positive': '#000000',
      '--bizboost-negative': '#000000',
      '--bizboost-warning': '#333333',
      '--bizboost-series-1': '#000000',
      '--bizboost-series-2': '#777777',
      '--bizboost-series-3': '#3a3a3a',
      '--bizboost-series-4': '#909090',
      '--bizboost-series-5': '#1f1f1f',
      '--bizboost-series-6': '#858585',
      '--bizboost-series-7': '#555555',
      '--bizboost-series-8': '#6b6b6b',
      '--bizboost-radius': '0px',
      '--bizboost-shadow': 'none',
    },
  },
} as const satisfies Readonly<Record<string, Theme>>;

export type ThemeName = keyof typeof themes;
export const themeNames = Object.keys(themes) as readonly ThemeName[];

/** The theme of a name; nothing for any other value. */
export function themeNamed(name: unknown): Theme | undefined {
  const known = themeNames.find((one) => one === name);
  return known && themes[known];
}

/** What a page copies: one rule, for whatever is inside `.shop`. */
export function cssOf({ tokens }: Theme): string {
  const lines = Object.entries(tokens).map(([token, value]) => `  ${token}: ${value};`);
  return lines.length === 0 ? '/* Nothing to write. */' : ['.shop {', ...lines, '}'].join('\n');
}

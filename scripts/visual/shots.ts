import type { ThemeName } from '../../stories/themes.ts';

/** One picture: a story, in a theme and a direction, in a window so wide. */
export interface Shot {
  /** Of the file, too. */
  readonly name: string;
  /** Storybook's id of it. */
  readonly story: string;
  readonly width: number;
  readonly theme?: ThemeName;
  readonly dir?: 'ltr' | 'rtl';
}

const DESK = 1_280;
const PHONE = 360;

/** What is big is pictured alone: as it mostly is, in light and dark, both directions, on a desk and on a phone. */
const large = (story: string): readonly Shot[] => {
  const name = story.replace('--', '-');
  return [
    { name: `${name}-desk`, story, width: DESK },
    { name: `${name}-desk-dark-rtl`, story, width: DESK, theme: 'dark', dir: 'rtl' },
    { name: `${name}-phone-dark`, story, width: PHONE, theme: 'dark' },
    { name: `${name}-phone-rtl`, story, width: PHONE, dir: 'rtl' },
  ];
};

const state = (story: string, width = DESK): Shot => ({ name: story.replace('--', '-'), story, width });

/** What is small is pictured on its sheet: fourteen of them, in every theme, direction and state. */
const sheet = (element: string): Shot => ({
  name: `${element}-sheet`,
  story: `contact-sheets--${element}-sheet`,
  width: DESK,
});

/** The pictures that are kept. Each must say something that no other does: all of them together may weigh 3 MB. */
export const shots: readonly Shot[] = [
  ...large('live-dashboard--live'),
  ...['empty', 'first-load', 'failed', 'error-with-data', 'incomplete', 'denied'].map((one) =>
    state(`live-dashboard--${one}`),
  ),
  ...large('content-suggestions--many-posts').slice(0, 3),
  ...['three-posts', 'denied'].map((one) => state(`content-suggestions--${one}`, PHONE)),
  ...large('post-composer--writing'),
  state('post-composer--two-drafts'),
  ...[
    'best-times',
    'campaign-table',
    'metric-card',
    'metric-chart',
    'metric-drivers',
    'metric-receipt',
    'period-picker',
    'take-away',
  ].map(sheet),
];

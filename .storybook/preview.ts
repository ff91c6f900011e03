import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import manifest from '@bizboost/elements/custom-elements.json' with { type: 'json' };
import { languages } from '@bizboost/elements/languages';
import { themes } from 'storybook/theming';
import { themeNames } from '../stories/themes.ts';
import { atShopTime, onPage, viewersScheme } from '../stories/world.ts';

setCustomElementsManifest(manifest);

const preview: Preview = {
  beforeEach: atShopTime,
  decorators: [onPage],
  globalTypes: {
    theme: {
      description: 'Theme of the page',
      toolbar: { title: 'Theme', icon: 'paintbrush', items: ['as told', ...themeNames], dynamicTitle: true },
    },
    dir: {
      description: 'Direction of the page',
      toolbar: { title: 'Direction', icon: 'transfer', items: ['as told', 'ltr', 'rtl'], dynamicTitle: true },
    },
    lang: {
      description: 'Language of the page; its direction too, where none is chosen',
      toolbar: { title: 'Language', icon: 'globe', items: ['as told', ...languages], dynamicTitle: true },
    },
  },
  initialGlobals: { theme: 'as told', dir: 'as told', lang: 'as told' },
  parameters: {
    a11y: { test: 'error' },
    docs: { theme: themes[viewersScheme()] },
    layout: 'fullscreen',
    controls: { expanded: true, sort: 'requiredFirst' },
    options: {
      storySort: {
        order: [
          'Introduction',
          'Getting started',
          'Data',
          'Events',
          'Theming',
          'Themes',
          'Accessibility',
          'Live dashboard',
          'Content suggestions',
          'Post composer',
          'Pieces',
          'Contact sheets',
        ],
      },
    },
  },
  tags: ['autodocs'],
};

export default preview;

import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import manifest from '@bizboost/elements/custom-elements.json' with { type: 'json' };
import { languages } from '@bizboost/elements/languages';
import { atShopTime, onPage } from '../stories/world.ts';

setCustomElementsManifest(manifest);

const preview: Preview = {
  beforeEach: atShopTime,
  decorators: [onPage],
  globalTypes: {
    scheme: {
      description: 'Theme of the page',
      toolbar: { title: 'Theme', icon: 'contrast', items: ['as told', 'light', 'dark'], dynamicTitle: true },
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
  initialGlobals: { scheme: 'as told', dir: 'as told', lang: 'as told' },
  parameters: {
    a11y: { test: 'error' },
    layout: 'fullscreen',
    controls: { expanded: true, sort: 'requiredFirst' },
    options: {
      storySort: {
        order: ['Introduction', 'Getting started', 'Theming', 'Live dashboard', 'Content suggestions', 'Post composer'],
      },
    },
  },
  tags: ['autodocs'],
};

export default preview;

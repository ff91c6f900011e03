import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import manifest from '@bizboost/elements/custom-elements.json' with { type: 'json' };
import { atShopTime, onPage } from '../stories/world.ts';

setCustomElementsManifest(manifest);

const preview: Preview = {
  beforeEach: atShopTime,
  decorators: [onPage],
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

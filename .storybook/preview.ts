import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import manifest from '@bizboost/elements/custom-elements.json' with { type: 'json' };

setCustomElementsManifest(manifest);

const preview: Preview = {
  parameters: { a11y: { test: 'error' } },
  tags: ['autodocs'],
};

export default preview;

import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal(vite) {
    vite.resolve = { ...vite.resolve, conditions: ['bizboost-source', 'module', 'browser', 'development|production'] };
    // Prebundled and from source, Lit would be loaded twice.
    vite.optimizeDeps = { ...vite.optimizeDeps, exclude: ['lit', 'lit-html', 'lit-element', '@lit/reactive-element'] };
    return vite;
  },
};

export default config;

import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal(vite) {
    vite.resolve = { ...vite.resolve, conditions: ['bizboost-source', 'module', 'browser', 'development|production'] };
    // Prebundled and from source, Lit would be loaded twice.
    vite.optimizeDeps = {
      ...vite.optimizeDeps,
      // Found late, it would have every test loaded again.
      include: [...(vite.optimizeDeps?.include ?? []), 'storybook/theming'],
      exclude: ['lit', 'lit-html', 'lit-element', '@lit/reactive-element'],
    };
    return vite;
  },
};

export default config;

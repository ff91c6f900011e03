import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming';

const base = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';

addons.setConfig({
  theme: create({
    base,
    brandTitle: 'BizBoost',
    brandUrl: './?path=/docs/introduction--docs',
    colorPrimary: '#3650cf',
    colorSecondary: base === 'dark' ? '#93a8ff' : '#3650cf',
  }),
});

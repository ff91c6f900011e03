import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { proxy } from '../lib/proxy.ts';

// Tags with a hyphen are not components of Vue.
const isCustomElement = (tag: string): boolean => tag.includes('-');

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
  server: { proxy },
  preview: { proxy },
});

import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { proxy } from '../lib/proxy.ts';

export default defineConfig({
  server: { proxy },
  preview: { proxy },
  build: { rollupOptions: { input: ['index.html', 'late.html'].map((page) => resolve(import.meta.dirname, page)) } },
});

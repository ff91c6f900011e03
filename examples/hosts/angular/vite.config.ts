import linker from '@angular/compiler-cli/linker/babel';
import { transformAsync } from '@babel/core';
import { defineConfig, type Plugin } from 'vite';
import { proxy } from '../lib/proxy.ts';

/** Angular's own packages come half compiled: this is the other half, so that no compiler is in the page. */
const linkAngular: Plugin = {
  name: 'link-angular',
  async transform(code, id) {
    if (!id.includes('/node_modules/@angular/') || !code.includes('ɵɵngDeclare')) return undefined;
    const linked = await transformAsync(code, {
      filename: id,
      configFile: false,
      babelrc: false,
      compact: false,
      plugins: [linker],
    });
    return { code: linked?.code ?? code, map: null };
  },
};

export default defineConfig({
  plugins: [linkAngular],
  server: { proxy },
  preview: { proxy },
  build: { outDir: 'dist/site' },
});

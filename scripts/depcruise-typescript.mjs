// dependency-cruiser reads TypeScript through the compiler's JavaScript API, which TypeScript 7 no longer has.
// This preload (node --import) hands it TypeScript 6, installed under another name, and nobody else.
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    const mine =
      /^typescript(\/|$)/.test(specifier) && context.parentURL?.includes('/node_modules/dependency-cruiser/');
    return next(mine ? specifier.replace('typescript', 'typescript6') : specifier, context);
  },
});

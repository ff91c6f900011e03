// npm run boundaries: who imports whom (.dependency-cruiser.cjs).
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, run } from './run.mjs';

/** Checks a tree that has packages/ and tsconfig.all.json; the rules are this repository's. */
export function boundaries(cwd = root) {
  return run(
    'node',
    [
      '--import',
      pathToFileURL(join(root, 'scripts/depcruise-typescript.mjs')).href,
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      '--config',
      join(root, '.dependency-cruiser.cjs'),
      '--output-type',
      'err-long',
      'packages',
    ],
    { cwd },
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const result = await boundaries();
  console.log(result.output);
  process.exitCode = result.code;
}

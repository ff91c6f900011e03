import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Browsers load what is built, so it is built first: a figure of yesterday's code would be worse than none. */
export function buildForBrowser(): void {
  const began = performance.now();
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  console.log(`Built what the browser loads in ${seconds(performance.now() - began)}.`);
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../e2e/world/command.ts';

const HOSTS = join(root, 'examples/hosts');

/** What a tool of the hosts' own install finds wrong. */
function findings(tool: string, ...args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const program = join(HOSTS, 'node_modules/.bin', tool);
    execFile(program, args, { cwd: HOSTS }, (error, stdout, stderr) =>
      resolve(error ? `${stdout}${stderr}` || String(error) : ''),
    );
  });
}

// Each host has a file of wrong uses, marked as expected errors: a type that lets one pass is found as much as one that refuses a right use.
// Angular's compiler does the same when that host is built.
it('types properties, attributes and events in React (row 22)', async () => {
  expect(await findings('tsc', '-p', '.')).toBe('');
});

it('types them in templates of Vue (row 22)', async () => {
  expect(await findings('vue-tsc', '--noEmit', '-p', 'vue')).toBe('');
});

it('types them in templates of Svelte (row 22)', async () => {
  expect(await findings('svelte-check', '--workspace', 'svelte', '--tsconfig', 'tsconfig.json')).toBe('');
});

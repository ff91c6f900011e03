import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { root, run } from './run.mjs';

/** What our own rules say of a file. */
async function saidOf(source: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'bizboost-lint-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const rules = { 'bizboost/no-style-attribute': 'error', 'bizboost/no-markup-from-text': 'error' };
  writeFileSync(
    join(folder, 'rules.json'),
    JSON.stringify({ jsPlugins: [join(root, 'scripts/lint-rules.mjs')], rules }),
  );
  writeFileSync(join(folder, 'element.ts'), source);
  const { output } = await run('oxlint', ['--config', 'rules.json', '--format', 'unix', 'element.ts'], { cwd: folder });
  return output;
}

it.each([
  ['html`<p style="color: red"></p>`', 'style attribute'],
  ['html`<p style=${x}></p>`', 'style attribute'],
  ['html`<style>p { color: red }</style>`', 'style element'],
  ['element.innerHTML = x', 'never becomes markup'],
  ["element.insertAdjacentHTML('beforeend', x)", 'never becomes markup'],
])('a strict policy would refuse %s, and so does the linter (rows 33, 34)', async (code, said) => {
  expect(await saidOf(`export const made = (html: any, element: any, x: any) => { ${code}; };\n`)).toContain(said);
});

it('what a strict policy allows the linter allows', async () => {
  expect(await saidOf('export const made = (html: any) => html`<p class="style" part="style"></p>`;\n')).not.toContain(
    'error',
  );
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { integrityOf } from './integrity.mjs';

it('lists each script of a folder by the hash that a browser holds it to (row 19)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bizboost-integrity-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'elements.js'), 'import "./chunk.js";');
  writeFileSync(join(folder, 'chunk.js'), 'export {};');
  writeFileSync(join(folder, 'chunk.js.map'), '{}');

  const listed = integrityOf(folder);

  expect(Object.keys(listed)).toEqual(['chunk.js', 'elements.js']);
  const byOpenssl = execFileSync('openssl', ['dgst', '-sha384', '-binary', join(folder, 'chunk.js')]).toString(
    'base64',
  );
  expect(listed['chunk.js']).toBe(`sha384-${byOpenssl}`);
});
